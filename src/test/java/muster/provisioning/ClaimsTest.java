package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.configuration.Configuration;
import muster.configuration.Configurations;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.DeviceSecrets;
import muster.registry.Registry;
import muster.registry.Reservations;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.PositionId;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.Questions;
import muster.support.TestClock;
import muster.support.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ClaimsTest {

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Claims claims;

    @Autowired
    Activations activations;

    @Autowired
    Releases releases;

    @Autowired
    Passes passes;

    @Autowired
    Jobs jobs;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Registry registry;

    @Autowired
    Reservations reservations;

    @Autowired
    Credentials credentials;

    @Autowired
    Configurations configurations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    FieldWork field;

    /** An installer with a job of one position, and a device in the box. */
    private record Errand(Actor installer, JobId job, PositionId position, DeviceSecrets label) {

        String code() {
            return label.claimCode().text();
        }

        DeviceId device() {
            return label.device();
        }
    }

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @Test
    void looking_changes_nothing_and_offers_the_position_that_fits() {
        var errand = errand();
        var page = claims.look(errand.code(), errand.installer());
        assertThat(page).isInstanceOf(ClaimPage.Ready.class);
        assertThat(((ClaimPage.Ready) page).choices())
                .extracting(choice -> choice.place().position())
                .containsExactly(errand.position());
        assertThat(stateOf(errand.device())).isEqualTo(State.REGISTERED);
    }

    @Test
    void however_many_jobs_there_are_support_looks_at_a_label_with_as_many_questions() {
        var code = errand().code();
        var few = Questions.of(() -> claims.look(code, cast.sam()));
        for (int more = 0; more < 3; more++) {
            errand();
        }
        var many = Questions.of(() -> claims.look(code, cast.sam()));
        assertThat(few).isNotEmpty();
        assertThat(many).isEqualTo(few);
    }

    @Test
    void a_label_that_leads_nowhere_says_so() {
        var errand = errand();
        assertThat(problem("0000-0000-0000-0000", errand.installer())).isEqualTo(Problem.UNKNOWN_CODE);
        assertThat(problem("<script>", errand.installer())).isEqualTo(Problem.UNKNOWN_CODE);
        refused(
                Problem.UNKNOWN_CODE.textKey(),
                () -> claims.claim("0000", errand.job(), errand.position(), key(), errand.installer()));
    }

    @Test
    void a_device_set_aside_for_another_customer_is_refused() {
        var errand = errand();
        var other = world.customer();
        world.as(cast.sam(), () -> {
            reservations.change(errand.device(), other, cast.sam());
            return true;
        });
        closed(errand, Problem.OTHER_CUSTOMER);
    }

    @Test
    void whoever_owns_a_claimed_device_the_stranger_reads_the_same() {
        var first = claimed();
        var second = claimed();
        var stranger = errand();
        var page = claims.look(first.code(), stranger.installer());
        assertThat(page).isInstanceOf(ClaimPage.Closed.class);
        assertThat(((ClaimPage.Closed) page).problem()).isEqualTo(Problem.CLAIMED_ELSEWHERE);
        var other = (ClaimPage.Closed) claims.look(second.code(), stranger.installer());
        assertThat(other.problem()).isEqualTo(((ClaimPage.Closed) page).problem());
        refused(
                Problem.CLAIMED_ELSEWHERE.textKey(),
                () -> claims.claim(first.code(), stranger.job(), stranger.position(), key(), stranger.installer()));
    }

    @Test
    void what_is_retired_or_held_back_is_not_installed() {
        for (var state : List.of("RETIRED", "RETIRING", "REPLACED", "QUARANTINED")) {
            var errand = errand();
            world.as(
                    cast.sam(),
                    () -> jdbc.sql("update lifecycle.lifecycle set state = :state where device_id = :id")
                            .param("state", state)
                            .param("id", errand.device().value())
                            .update());
            closed(errand, state.equals("QUARANTINED") ? Problem.QUARANTINED : Problem.RETIRED);
        }
    }

    @Test
    void a_model_that_does_not_measure_what_is_expected_does_not_fit() {
        var ivo = world.installer();
        var site = world.site(world.customer());
        var position = world.position(site, "active_power");
        var job = world.job(site, List.of(position), ivo, LocalDate.now(site.zone()));
        closed(new Errand(ivo, job, position, world.devices(1).getFirst()), Problem.NO_FIT);
    }

    @Test
    void a_position_that_expects_what_it_measures_stands_first_and_todays_job_before_a_later_one() {
        var ivo = world.installer();
        var site = world.site(world.customer());
        var today = LocalDate.now(site.zone());
        var anything = world.position(site, List.of());
        var later = world.position(site);
        var now = world.position(site);
        // in the order of the jobs, which is by day and number, the wrong ones come first
        world.job(site, List.of(anything), ivo, today);
        world.job(site, List.of(later), ivo, today.plusDays(1));
        world.job(site, List.of(now), ivo, today);
        var label = world.devices(1).getFirst();
        var ready = (ClaimPage.Ready) claims.look(label.claimCode().text(), ivo);
        assertThat(ready.choices())
                .extracting(choice -> choice.place().position())
                .containsExactly(now, later, anything);
    }

    @Test
    void where_every_position_has_its_device_nothing_is_left_to_fill() {
        var errand = claimed();
        var more = new Errand(
                errand.installer(),
                errand.job(),
                errand.position(),
                world.devices(1).getFirst());
        closed(more, Problem.NOTHING_LEFT);
    }

    @Test
    void without_a_job_of_today_nothing_is_claimed() {
        var ivo = world.installer();
        var label = world.devices(1).getFirst();
        var site = world.site(world.customer());
        var position = world.position(site);
        assertThat(problem(label.claimCode().text(), ivo)).isEqualTo(Problem.NO_JOB);

        var late = world.job(
                site, List.of(position), ivo, LocalDate.now(site.zone()).minusDays(1));
        closed(new Errand(ivo, late, position, label), Problem.JOB_EXPIRED);

        var now = world.job(site, List.of(position), ivo, LocalDate.now(site.zone()));
        world.as(cast.sam(), () -> {
            jobs.cancel(now, "called off", cast.sam());
            return true;
        });
        closed(new Errand(ivo, now, position, label), Problem.JOB_EXPIRED);
    }

    @Test
    void a_job_that_is_called_off_while_its_claim_is_under_way_lets_nothing_be_claimed() throws Exception {
        var errand = errand();
        var late = world.as(cast.sam(), () -> {
            jobs.cancel(errand.job(), "called off", cast.sam());
            // not committed yet: whoever looks now sees an open job
            var claim = CompletableFuture.supplyAsync(() -> tryClaim(errand));
            field.awaitQueue();
            return claim;
        });
        assertThat(late.get(20, TimeUnit.SECONDS)).isEqualTo(Problem.NO_JOB.textKey());
        assertThat(stateOf(errand.device())).isEqualTo(State.REGISTERED);
    }

    @Test
    void another_firms_job_is_nobodys_business() {
        var own = errand();
        var foreign = errand();
        refused(
                Problem.POSITION_GONE.textKey(),
                () -> claims.claim(own.code(), foreign.job(), foreign.position(), key(), own.installer()));
        assertThatThrownBy(() -> world.as(own.installer(), () -> jobs.get(foreign.job())))
                .isInstanceOf(NotFound.class);
        assertThat(stateOf(own.device())).isEqualTo(State.REGISTERED);
    }

    @Test
    void of_two_people_with_one_device_exactly_one_wins_and_the_other_is_told() throws Exception {
        for (int round = 0; round < 5; round++) {
            var label = world.devices(1).getFirst();
            var one = errand(label);
            var two = errand(label);
            var results = atOnce(() -> tryClaim(one), () -> tryClaim(two));
            assertThat(results).filteredOn(result -> result.startsWith("ok")).hasSize(1);
            assertThat(results)
                    .filteredOn(result -> !result.startsWith("ok"))
                    .containsExactly(Problem.CLAIMED_ELSEWHERE.textKey());
        }
    }

    @Test
    void of_two_devices_for_one_position_exactly_one_gets_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = errand();
            var two = new Errand(
                    one.installer(), one.job(), one.position(), world.devices(1).getFirst());
            var results = atOnce(() -> tryClaim(one), () -> tryClaim(two));
            assertThat(results).filteredOn(result -> result.startsWith("ok")).hasSize(1);
            assertThat(List.of(stateOf(one.device()), stateOf(two.device())))
                    .containsExactlyInAnyOrder(State.CLAIMED, State.REGISTERED);
        }
    }

    @Test
    void a_form_sent_again_with_another_label_is_no_replay() throws Exception {
        var key = key();
        var first = errand();
        var second = new Errand(
                first.installer(),
                first.job(),
                first.position(),
                world.devices(1).getFirst());
        claims.claim(first.code(), first.job(), first.position(), key, first.installer());
        refused(
                Problem.FORM_USED.textKey(),
                () -> claims.claim(second.code(), second.job(), second.position(), key, second.installer()));
        var third = errand();
        refused(
                Problem.FORM_USED.textKey(),
                () -> claims.claim(third.code(), third.job(), third.position(), key, third.installer()));
        assertThat(stateOf(third.device())).isEqualTo(State.REGISTERED);
    }

    @Test
    void five_hundred_double_taps_reloads_and_replays_claim_each_device_once() throws Exception {
        var errands = new ArrayList<Errand>();
        var labels = world.devices(500).iterator();
        for (int firm = 0; firm < 50; firm++) {
            var ivo = world.installer();
            var site = world.site(world.customer());
            var positions = IntStream.range(0, 10)
                    .mapToObj(each -> world.position(site))
                    .toList();
            var job = world.job(site, positions, ivo, LocalDate.now(site.zone()));
            positions.forEach(position -> errands.add(new Errand(ivo, job, position, labels.next())));
        }
        var before = count("provisioning.activation");
        var receipts = new ArrayList<String>();
        try (var people = Executors.newFixedThreadPool(16)) {
            var sent = errands.stream()
                    .map(errand -> {
                        var key = key();
                        // two taps at once, the page reloaded with a new key, and the first form sent again
                        var taps = IntStream.range(0, 2)
                                .mapToObj(tap -> people.submit(() -> tryClaim(errand, key)))
                                .toList();
                        var reload = people.submit(() -> tryClaim(errand, key()));
                        return List.of(taps.get(0), taps.get(1), reload, people.submit(() -> tryClaim(errand, key)));
                    })
                    .toList();
            for (var answers : sent) {
                var said = new HashSet<String>();
                for (var answer : answers) {
                    said.add(answer.get());
                }
                assertThat(said).hasSize(1);
                receipts.addAll(said);
            }
        }
        assertThat(receipts).allMatch(receipt -> receipt.startsWith("ok")).doesNotHaveDuplicates();
        assertThat(count("provisioning.activation") - before).isEqualTo(500);
        for (var errand : errands) {
            assertThat(auditedClaims(errand.device())).isEqualTo(1);
            assertThat(stateOf(errand.device())).isEqualTo(State.CLAIMED);
        }
    }

    @Test
    void only_a_model_that_has_settings_is_sent_some() {
        assertThat(wantedOf(claimed())).isPresent();
        var plain = errand(world.device("sonoff/snzb-02", "00124B00%08X".formatted(world.number())));
        claim(plain);
        assertThat(wantedOf(plain)).isEmpty();
    }

    private Optional<Configuration> wantedOf(Errand errand) {
        return world.as(cast.sam(), () -> configurations.of(errand.device()));
    }

    @Test
    void an_undone_claim_leaves_everything_as_before() {
        var errand = errand();
        var id = claim(errand);
        var secret = world.as(
                Actor.system("test"), () -> credentials.issueOperational(errand.device(), Actor.system("test")));
        world.as(Actor.system("test"), () -> {
            credentials.firstUse(errand.device(), Actor.system("test"));
            return true;
        });
        assertThat(opens(errand, errand.label().bootstrap())).isFalse();

        ActorContext.run(errand.installer(), () -> releases.undo(id, errand.installer()));

        assertThat(stateOf(errand.device())).isEqualTo(State.REGISTERED);
        assertThat(opens(errand, errand.label().bootstrap())).isTrue();
        assertThat(opens(errand, secret)).isFalse();
        assertThat(world.as(cast.sam(), () -> credentials.alive(errand.device(), CredentialKind.OPERATIONAL)))
                .isEmpty();
        assertThat(world.as(errand.installer(), () -> jobs.positions(errand.job())))
                .allMatch(position -> position.isTodo() && position.place().isFree());
        assertThat(world.as(cast.sam(), () -> registry.get(errand.device())).customerId())
                .isNull();
        assertThat(view(errand.installer(), id).isUndone()).isTrue();
        // once more changes nothing, and the label can be claimed again
        ActorContext.run(errand.installer(), () -> releases.undo(id, errand.installer()));
        assertThat(claim(errand)).isNotEqualTo(id);
    }

    @Test
    void after_fifteen_minutes_nothing_is_undone() {
        var errand = errand();
        var id = claim(errand);
        clock.forward(Activation.UNDO.minusSeconds(30));
        assertThat(view(errand.installer(), id).undoable()).isTrue();
        clock.forward(Duration.ofSeconds(31));
        assertThat(view(errand.installer(), id).undoable()).isFalse();
        refused(
                "provisioning.undo.too-late",
                () -> ActorContext.<Object, RuntimeException>call(errand.installer(), () -> {
                    releases.undo(id, errand.installer());
                    return id;
                }));
        assertThat(stateOf(errand.device())).isEqualTo(State.CLAIMED);
    }

    @Test
    void what_is_not_ones_own_is_not_there() {
        var errand = errand();
        var id = claim(errand);
        for (var stranger : List.of(world.installer(), cast.ines(), cast.carl())) {
            assertThatThrownBy(() -> view(stranger, id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> ActorContext.run(stranger, () -> releases.undo(id, stranger)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> ActorContext.run(stranger, () -> activations.seen(id, stranger)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> ActorContext.run(stranger, () -> activations.identify(id, stranger)))
                    .isInstanceOf(NotFound.class);
        }
        for (var own : List.of(errand.installer(), cast.sam(), cast.olga(), cast.ada())) {
            assertThat(view(own, id).id()).isEqualTo(id);
        }
    }

    @Test
    void only_support_lets_a_line_pass_and_it_stays_for_ever() {
        var errand = errand();
        var id = claim(errand);
        for (var person : List.of(errand.installer(), cast.olga(), cast.carl())) {
            refused("provisioning.pass.not-yours", () -> pass(id, "because", person));
        }
        pass(id, "The tree will be felled", cast.sam());
        pass(id, "Tapped twice", cast.sam());
        var line = view(errand.installer(), id).checklist().line(Check.LINK);
        assertThat(line.state()).isEqualTo(Line.State.EXCUSED);
        assertThat(line.arguments()).containsExactly("Sam", "The tree will be felled");
        assertThat(audited(errand.device(), "device.excused")).isEqualTo(1);

        ActorContext.run(errand.installer(), () -> releases.undo(id, errand.installer()));
        assertThat(world.as(cast.sam(), () -> passes.ever(errand.device())))
                .extracting(Pass::reason)
                .containsExactly("The tree will be felled");
        refused("provisioning.pass.too-late", () -> pass(id, "too late", cast.sam()));
    }

    private ActivationId pass(ActivationId id, String reason, Actor person) {
        ActorContext.run(person, () -> activations.letPass(id, Check.LINK, reason, person));
        return id;
    }

    private Errand errand() {
        return errand(world.devices(1).getFirst());
    }

    private Errand errand(DeviceSecrets label) {
        var ivo = world.installer();
        var site = world.site(world.customer());
        var position = world.position(site);
        return new Errand(
                ivo,
                world.job(site, List.of(position), ivo, LocalDate.now(ZoneId.of("Europe/Berlin"))),
                position,
                label);
    }

    private Errand claimed() {
        var errand = errand();
        claim(errand);
        return errand;
    }

    private ActivationId claim(Errand errand) {
        return claims.claim(errand.code(), errand.job(), errand.position(), key(), errand.installer());
    }

    private String tryClaim(Errand errand) {
        return tryClaim(errand, key());
    }

    private String tryClaim(Errand errand, String key) {
        try {
            return "ok " + claims.claim(errand.code(), errand.job(), errand.position(), key, errand.installer());
        } catch (Refused refused) {
            return refused.key();
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read, never written to
    private static <T> List<T> atOnce(Callable<T>... works) throws InterruptedException, ExecutionException {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var each : people.invokeAll(List.of(works))) {
                results.add(each.get());
            }
            return results;
        }
    }

    private void closed(Errand errand, Problem problem) {
        assertThat(problem(errand.code(), errand.installer())).isEqualTo(problem);
        refused(problem.textKey(), () -> claim(errand));
    }

    private Problem problem(String code, Actor actor) {
        return ((ClaimPage.Closed) claims.look(code, actor)).problem();
    }

    private static void refused(String key, Callable<?> act) {
        assertThatThrownBy(act::call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private boolean opens(Errand errand, String secret) {
        var password = secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return world.as(Actor.system("test"), () -> credentials.verify(errand.device(), password))
                .isPresent();
    }

    private State stateOf(DeviceId device) {
        return world.as(cast.sam(), () -> lifecycle.stateOf(device));
    }

    private ActivationView view(Actor actor, ActivationId id) {
        return ActorContext.<ActivationView, RuntimeException>call(actor, () -> activations.of(id));
    }

    private long auditedClaims(DeviceId device) {
        return audited(device, "device.claimed");
    }

    private long audited(DeviceId device, String action) {
        return Objects.requireNonNull(world.as(
                cast.sam(),
                () -> jdbc.sql("select count(*) from audit.entry where subject_id = :device and action = :action")
                        .param("device", device.value())
                        .param("action", action)
                        .query(Long.class)
                        .single()));
    }

    private long count(String table) {
        return Objects.requireNonNull(world.as(
                cast.sam(),
                () -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
