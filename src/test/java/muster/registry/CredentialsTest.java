package muster.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static muster.registry.CredentialKind.BOOTSTRAP;
import static muster.registry.CredentialKind.OPERATIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.shared.DeviceId;
import muster.shared.Id;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class CredentialsTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    Credentials credentials;

    @Autowired
    Registry registry;

    @Autowired
    ClaimCodes codes;

    @Autowired
    Handovers handovers;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Shelf shelf;

    @BeforeEach
    void fill() {
        shelf = new Shelf(registry, handovers);
    }

    @Test
    void the_factory_secret_proves_its_device_and_no_other() {
        var one = shelf.take(cast.sam());
        var other = shelf.take(cast.sam());

        assertThat(verify(one.device(), one.bootstrap())).map(Credential::kind).contains(BOOTSTRAP);
        assertThat(verify(one.device(), other.bootstrap())).isEmpty();
        assertThat(verify(one.device(), "")).isEmpty();
        assertThat(verify(DeviceId.next(), one.bootstrap())).isEmpty();
    }

    @Test
    void nobody_acting_means_nobody_is_proven() {
        var one = shelf.take(cast.sam());
        assertThat(credentials.verify(one.device(), one.bootstrap().getBytes(US_ASCII)))
                .isEmpty();
    }

    @Test
    void the_first_use_of_the_operational_credential_ends_the_factory_secret() {
        var one = shelf.take(cast.sam());
        var secret = issue(one.device());
        assertThat(verify(one.device(), one.bootstrap())).isPresent();

        var operational = verify(one.device(), secret).orElseThrow();
        assertThat(operational.wasUsed()).isFalse();
        ActorContext.run(SYSTEM, () -> {
            credentials.firstUse(operational, SYSTEM);
            credentials.firstUse(operational, SYSTEM);
        });

        assertThat(verify(one.device(), one.bootstrap())).isEmpty();
        assertThat(verify(one.device(), secret)).map(Credential::wasUsed).contains(true);
    }

    @Test
    void a_second_secret_ends_the_first() {
        var one = shelf.take(cast.sam());
        var first = issue(one.device());
        var second = issue(one.device());

        assertThat(verify(one.device(), first)).isEmpty();
        assertThat(verify(one.device(), second)).map(Credential::kind).contains(OPERATIONAL);
    }

    @Test
    void eight_requests_at_once_leave_one_secret_alive() {
        var one = shelf.take(cast.sam());
        var secrets =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> issue(one.device())))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(secrets)
                .filteredOn(secret -> verify(one.device(), secret).isPresent())
                .hasSize(1);
    }

    @Test
    void a_lost_factory_secret_proves_nothing_and_a_new_one_does() {
        var one = shelf.take(cast.sam());
        var again = ActorContext.<String, RuntimeException>call(
                cast.sam(), () -> credentials.reissueBootstrap(one.device(), cast.sam()));
        assertThat(verify(one.device(), one.bootstrap())).isEmpty();
        assertThat(verify(one.device(), again)).isPresent();
    }

    @Test
    void a_factory_secret_that_counts_again_is_written_down_once() {
        var one = shelf.take(cast.sam());
        issue(one.device());
        ActorContext.run(SYSTEM, () -> credentials.firstUse(one.device(), SYSTEM));
        assertThat(verify(one.device(), one.bootstrap())).isEmpty();

        ActorContext.run(cast.sam(), () -> credentials.backToBootstrap(one.device(), cast.sam()));
        assertThat(verify(one.device(), one.bootstrap())).isPresent();
        ActorContext.run(cast.sam(), () -> credentials.backToBootstrap(one.device(), cast.sam()));
        assertThat(written(one.device(), "credential.revived")).containsExactly("Sam");
    }

    @Test
    void secrets_taken_all_at_once_are_written_down_too() {
        var handover = ActorContext.<Handover, RuntimeException>call(
                cast.olga(), () -> registry.register(Shelf.wish(List.of(Shelf.serial())), cast.olga()));
        ActorContext.run(
                cast.olga(), () -> assertThat(handovers.takeAll(handover)).hasSize(1));
        assertThat(written(handover.batch().id(), "handover.all-taken")).containsExactly("Olga");
    }

    private List<String> written(Id subject, String action) {
        return ActorContext.<List<String>, RuntimeException>call(
                SYSTEM,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                                "select by_name from audit.entry where subject_id = :id and action = :action")
                        .param("id", subject.value())
                        .param("action", action)
                        .query(String.class)
                        .list())));
    }

    @Test
    void the_code_finds_its_device_whoever_asks_until_the_label_is_replaced() {
        var one = shelf.take(cast.sam());
        assertThat(found(cast.ines(), one.claimCode().grouped()))
                .map(Device::id)
                .contains(one.device());
        assertThat(found(cast.carl(), one.claimCode().inLink())).isPresent();
        assertThat(found(cast.ines(), ClaimCode.fresh().grouped())).isEmpty();

        var fresh = ActorContext.<ClaimCode, RuntimeException>call(
                cast.sam(), () -> codes.reissue(one.device(), cast.sam()));
        assertThat(found(cast.ines(), one.claimCode().grouped())).isEmpty();
        assertThat(found(cast.ines(), fresh.grouped())).isPresent();
    }

    @Test
    void no_secret_stands_in_the_database() {
        var one = shelf.take(cast.sam());
        var operational = issue(one.device());
        for (var secret : List.of(one.bootstrap(), one.claimCode().text(), operational)) {
            assertThat(rowsThatHold(secret)).isZero();
        }
        assertThat(rowsThatHold(one.serial())).isPositive();
    }

    private long rowsThatHold(String text) {
        return ActorContext.<Long, RuntimeException>call(
                SYSTEM, () -> Objects.requireNonNull(transaction.execute(status -> count(text))));
    }

    private Long count(String text) {
        return jdbc.sql("""
                select (select count(*) from registry.device d where d::text like :s)
                     + (select count(*) from registry.credential c where c::text like :s)
                     + (select count(*) from registry.handover h where h::text like :s)
                     + (select count(*) from audit.entry e where e::text like :s)
                """).param("s", "%" + text + "%").query(Long.class).single();
    }

    private Optional<Device> found(Actor actor, String typed) {
        return ActorContext.<Optional<Device>, RuntimeException>call(actor, () -> registry.findByClaimCode(typed));
    }

    private Optional<Credential> verify(DeviceId device, String secret) {
        return ActorContext.<Optional<Credential>, RuntimeException>call(
                SYSTEM, () -> credentials.verify(device, secret.getBytes(US_ASCII)));
    }

    private String issue(DeviceId device) {
        return ActorContext.<String, RuntimeException>call(SYSTEM, () -> credentials.issueOperational(device, SYSTEM));
    }
}
