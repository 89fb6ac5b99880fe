package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import muster.access.Account;
import muster.access.Accounts;
import muster.access.Actor;
import muster.access.Role;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.support.Cast;
import muster.support.Child;
import muster.support.TestDevice;
import muster.support.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Kills Muster while devices are claimed and fetch their credentials, starts it again, and counts what is broken. */
@TestComponent
public class KillClaims {

    /** What was found; all but the first three are violations. */
    record Outcome(int kills, int devices, int interrupted, int half, int retryFailed, int secondAlive) {

        Outcome plus(Outcome other) {
            return new Outcome(
                    kills + other.kills,
                    devices + other.devices,
                    interrupted + other.interrupted,
                    half + other.half,
                    retryFailed + other.retryFailed,
                    secondAlive + other.secondAlive);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(KillClaims.class);
    private static final String PASSWORD = "a long and quiet evening";
    private static final int AT_ONCE = 10;
    private static final int LATEST_MILLIS = 2500;

    private final World world;
    private final Cast cast;
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Lifecycle lifecycle;
    private final Credentials credentials;
    private final JdbcClient jdbc;
    private final Environment environment;

    KillClaims(
            World world,
            Cast cast,
            Accounts accounts,
            PasswordEncoder passwords,
            Lifecycle lifecycle,
            Credentials credentials,
            JdbcClient jdbc,
            Environment environment) {
        this.world = world;
        this.cast = cast;
        this.accounts = accounts;
        this.passwords = passwords;
        this.lifecycle = lifecycle;
        this.credentials = credentials;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    Outcome run(int kills, Path folder, long seed) throws Exception {
        var random = new Random(seed);
        var hash = Objects.requireNonNull(passwords.encode(PASSWORD));
        var total = new Outcome(0, 0, 0, 0, 0, 0);
        try (var muster = new Child(folder, environment);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            muster.start();
            for (int kill = 0; kill < kills; kill++) {
                try (var installer = installer(muster, hash)) {
                    var outcome = once(muster, installer, random.nextInt(LATEST_MILLIS), people);
                    LOG.info("kill {}: {}", kill + 1, outcome);
                    total = total.plus(outcome);
                }
            }
        }
        return total;
    }

    private Outcome once(Child muster, Installer installer, int after, Executor people) throws Exception {
        var journeys = journeys(installer, muster);
        var go = new CountDownLatch(1);
        var ways = journeys.stream()
                .map(journey -> CompletableFuture.supplyAsync(() -> travel(journey, go), people))
                .toList();
        go.countDown();
        // the moment is chance
        var halted = new CountDownLatch(1).await(after, TimeUnit.MILLISECONDS);
        muster.kill();
        int arrived = (int) journeys.stream().filter(this::isActivating).count();
        int half = halfClaims(journeys);
        muster.start();
        int failed = 0;
        for (int each = 0; each < ways.size(); each++) {
            failed += hasArrived(ways.get(each)) && isSame(journeys.get(each)) ? 0 : 1;
        }
        half += halfClaims(journeys);
        int second = (int) journeys.stream().filter(this::hasTooMany).count();
        for (var journey : journeys) {
            journey.device.close();
        }
        return new Outcome(halted ? 0 : 1, journeys.size(), journeys.size() - arrived, half, failed, second);
    }

    private boolean travel(Journey journey, CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        await().atMost(Duration.ofMinutes(4))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(journey::claim);
        await().atMost(Duration.ofMinutes(4))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> isActivating(journey) || (journey.work() && arrivesSoon(journey)));
        return true;
    }

    private boolean arrivesSoon(Journey journey) {
        await().atMost(Duration.ofSeconds(10)).until(() -> isActivating(journey));
        return true;
    }

    private static boolean hasArrived(CompletableFuture<Boolean> way) throws InterruptedException {
        try {
            return way.get(5, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException lost) {
            LOG.warn("a device did not arrive", lost);
            return false;
        }
    }

    /** Sent once more, the form leads to the one receipt that there is. */
    private boolean isSame(Journey journey) throws IOException, InterruptedException {
        var kept = world.as(
                cast.sam(),
                () -> jdbc.sql("select id::text from provisioning.activation where device_id = :device")
                        .param("device", journey.device.label.device().value())
                        .query(String.class)
                        .list());
        return journey.claim() && kept.equals(List.copyOf(journey.receipts));
    }

    private boolean isActivating(Journey journey) {
        return world.as(cast.sam(), () -> lifecycle.stateOf(journey.device.label.device())) == State.ACTIVATING;
    }

    /** Claims of which a part is there and a part is not. */
    private int halfClaims(List<Journey> journeys) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                with part as (
                    select array[
                        (select count(*) from provisioning.activation a where a.device_id = d.id),
                        (select count(*) from assets.tenure t where t.device_id = d.id and upper_inf(t.during)),
                        (select count(*) from lifecycle.lifecycle l
                         where l.device_id = d.id and l.state in ('CLAIMED', 'ACTIVATING')),
                        (select count(*) from lifecycle.transition m where m.device_id = d.id and m.event = 'CLAIM'),
                        (select count(*) from audit.entry e where e.subject_id = d.id and e.action = 'device.claimed'),
                        (select count(*) from configuration.configuration c where c.device_id = d.id),
                        (select count(*) from registry.device r
                         where r.id = d.id and r.customer_id is not null and r.site_id is not null)] as counts
                    from unnest(cast(:devices as uuid[])) as d (id))
                select count(*) from part
                where counts <> array_fill(0::bigint, array[7]) and counts <> array_fill(1::bigint, array[7])
                """)
                        .param(
                                "devices",
                                journeys.stream()
                                        .map(journey ->
                                                journey.device.label.device().toString())
                                        .toArray(String[]::new))
                        .query(Integer.class)
                        .single());
    }

    /** More than one of the secrets it was ever handed opens the door. */
    private boolean hasTooMany(Journey journey) {
        var label = journey.device.label;
        var all = new ArrayList<>(journey.secrets);
        all.add(label.bootstrap());
        return world.as(
                Actor.system("faults"),
                () -> all.stream()
                                        .distinct()
                                        .filter(secret -> credentials
                                                .verify(label.device(), secret.getBytes(StandardCharsets.US_ASCII))
                                                .isPresent())
                                        .count()
                                != 1
                        || credentials
                                .alive(label.device(), CredentialKind.OPERATIONAL)
                                .isEmpty());
    }

    private List<Journey> journeys(Installer installer, Child muster) {
        var site = world.site(world.customer());
        var positions = IntStream.range(0, AT_ONCE)
                .mapToObj(each -> world.position(site))
                .toList();
        var job = world.job(site, positions, installer.actor, LocalDate.now(site.zone()));
        var labels = world.devices(AT_ONCE);
        return IntStream.range(0, AT_ONCE)
                .mapToObj(each -> new Journey(
                        new TestDevice(labels.get(each), muster.mqttPort), installer, job, positions.get(each)))
                .toList();
    }

    private Installer installer(Child muster, String hash) throws IOException, InterruptedException {
        var actor = world.installer();
        var email = actor.user() + "@cast.test";
        accounts.save(new Account(
                actor.user(), "Ivo", email, Role.INSTALLER, actor.organisation(), hash, null, Instant.now(), 0));
        var installer = new Installer(actor, muster);
        installer.signIn(email, PASSWORD);
        return installer;
    }
}
