package muster.audit;

import static muster.audit.TrialRecord.INES;
import static muster.audit.TrialRecord.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import muster.audit.Verification.Outcome;
import muster.support.BesideOthers;
import muster.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every entry gets its place, whoever writes meanwhile and whatever ends in between. */
@BesideOthers
class LinkingTest {

    private static final String GAPS = """
            select count(*) from (select position, row_number() over (partition by chain order by position) as expected
                                  from audit.link) l where position <> expected""";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TrialRecord trial;

    @BeforeEach
    void begin() {
        trial = new TrialRecord(folder);
    }

    @AfterEach
    void end() {
        threads.close();
        trial.close();
    }

    @Test
    void many_who_write_at_once_leave_chains_without_gaps() {
        var left = new AtomicInteger(8);
        var linking = CompletableFuture.runAsync(
                () -> {
                    while (left.get() > 0) {
                        trial.keep();
                    }
                },
                threads);
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> {
                            try {
                                IntStream.range(0, 40).forEach(each -> write(writer, each));
                            } finally {
                                left.decrementAndGet();
                            }
                        },
                        threads))
                .toList();
        writers.forEach(CompletableFuture::join);
        linking.join();
        trial.keep();

        assertThat(trial.ask("select count(*) from audit.link"))
                .isEqualTo(trial.ask("select count(*) from audit.entry"))
                .isEqualTo(8 * 36 * 2);
        assertThat(trial.ask(GAPS)).isZero();
        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);
    }

    /** Each tenth takes its entries back. */
    private void write(int writer, int each) {
        trial.transaction().executeWithoutResult(status -> {
            trial.remember(writer % 2 == 0 ? SAM : INES, TrialRecord.changes(2));
            if (each % 10 == 0) {
                status.setRollbackOnly();
            }
        });
    }

    @Test
    void who_commits_long_after_others_that_began_later_gets_a_place_too() throws Exception {
        var written = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        var late = CompletableFuture.runAsync(
                () -> trial.transaction().executeWithoutResult(status -> {
                    trial.remember(INES, TrialRecord.changes(1));
                    written.countDown();
                    try {
                        others.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                }),
                threads);
        written.await();
        for (int each = 0; each < 4; each++) {
            trial.write(INES, 1);
            trial.keep();
        }
        others.countDown();
        late.join();
        trial.keep();

        assertThat(trial.entryAt(5)).isLessThan(trial.entryAt(1));
        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);
    }

    @Test
    void entries_that_wait_for_their_place_are_known_by_their_seals_and_get_it_after_the_next_start() {
        trial.write(SAM, 3);
        trial.keep();
        trial.write(INES, 2);
        trial.restart();

        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);
        assertThat(trial.verify().sentences()).contains("2 entries wait for their place, each as it was written.");
        trial.keep();
        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);
        assertThat(trial.ask("select count(*) from audit.link")).isEqualTo(5);
    }

    @Test
    void linking_that_is_killed_in_the_middle_leaves_nothing_half() {
        trial.write(SAM, 3);
        trial.keep();
        trial.write(SAM, 3);
        var owner = new DriverManagerDataSource(trial.address(), TestDatabase.username(), TestDatabase.password());
        var jdbc = new JdbcTemplate(owner);
        var killed = new TransactionTemplate(new JdbcTransactionManager(owner)).execute(status -> {
            jdbc.execute("lock table audit.link in share mode"); // so that it waits with everything read, to write
            var linking = CompletableFuture.runAsync(trial::keep, threads);
            await().until(() -> Integer.valueOf(1).equals(jdbc.queryForObject("""
                    select count(pg_terminate_backend(pid)) from pg_locks
                    where not granted and relation = 'audit.link'::regclass""", Integer.class)));
            return linking;
        });

        assertThat(killed).failsWithin(Duration.ofMinutes(1));
        trial.restart();
        trial.keep();
        assertThat(trial.ask("select count(*) from audit.link")).isEqualTo(6);
        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);
    }

    @Test
    void entries_that_are_older_than_seals_get_their_places_first_and_others_like_them_never_again() {
        unsealed();
        unsealed();
        trial.write(INES, 2);
        trial.keep();
        trial.write(INES, 1);
        trial.keep();
        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);

        unsealed();
        trial.restart();
        trial.keep();
        assertThat(trial.verify().sentences()).last().asString().contains("position 6", "was not written by Muster");
    }

    /** As the version before wrote it. */
    private void unsealed() {
        trial.owner("""
                insert into audit.entry (at, by_kind, by_name, by_organisation, door, action, subject_kind, subject_id,
                                         subject_label)
                values (now(), 'PERSON', 'Ines', '%s', 'web', 'device.claimed', 'device', gen_random_uuid(), 'SN-OLD')
                """.formatted(TrialRecord.FIRM));
    }
}
