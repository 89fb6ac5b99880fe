package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import muster.load.LoadBroker;
import muster.load.Range;
import muster.support.BesideOthers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the faults are what they say; at length they are provoked by {@code -Pfaults}. */
@BesideOthers
class IngestFaultsTest {

    @TempDir
    static Path folder;

    private static Range range;

    @BeforeAll
    static void open() throws Exception {
        range = new Range(folder, LoadBroker.thatRemembers(folder));
    }

    @AfterAll
    static void close() {
        range.close();
    }

    @Test
    void a_kill_loses_nothing_and_counts_nothing_twice() throws Exception {
        assertThat(KillIngest.run(range, 1, 10_000, 3)).satisfies(outcome -> {
            assertThat(outcome.kills()).isEqualTo(1);
            assertThat(outcome.messages()).isGreaterThanOrEqualTo(10_000);
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
        });
    }

    @Test
    void what_is_kept_does_not_depend_on_the_order_or_on_how_often_it_was_said() throws Exception {
        assertThat(Disorder.run(range, 6_000, 4)).satisfies(outcome -> {
            assertThat(outcome.messages()).isGreaterThan(7_000);
            assertThat(outcome.rows()).isGreaterThan(18_000);
            assertThat(outcome.differences()).isZero();
        });
    }

    @Test
    void garbage_is_put_aside_and_holds_up_nobody() throws Exception {
        assertThat(GarbageAmongGood.run(range, 1, Duration.ofSeconds(2))).satisfies(outcome -> {
            assertThat(outcome.garbage()).isPositive();
            assertThat(outcome.unaccounted()).isZero();
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.ratio()).isPositive();
            assertThat(outcome.reasons())
                    .containsEntry(Garbage.NOT_JSON, "NOT_JSON")
                    .containsEntry(Garbage.ONE_MEGABYTE, "TOO_LARGE")
                    .containsEntry(Garbage.DEEP_NESTING, "NOT_JSON")
                    .containsEntry(Garbage.NO_NUMBER, "NOT_JSON")
                    .containsEntry(Garbage.HUGE_NUMBERS, "NOT_A_NUMBER")
                    .containsEntry(Garbage.WRONG_ENCODING, "NOT_JSON")
                    .containsEntry(Garbage.KEYS_TWICE, "NOT_JSON")
                    .containsEntry(Garbage.TEN_THOUSAND_FIELDS, "TOO_LARGE");
        });
    }

    @Test
    void a_database_that_was_away_has_missed_nothing() throws Exception {
        assertThat(Outage.ofTheDatabase(range, 1, Duration.ofSeconds(2))).satisfies(outcome -> {
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.drainRatio()).isPositive();
        });
    }
}
