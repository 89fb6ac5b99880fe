package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.load.LoadBroker;
import muster.load.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutageFault {

    private static final int TIMES = 5;
    private static final int SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void a_database_or_a_broker_that_was_away_has_missed_nothing() throws Exception {
        Results.FAULTS.onlyIfAskedFor("outage");
        var times = Results.scaled(TIMES);
        var length = Duration.ofSeconds(Math.max(5, Results.scaled(SECONDS)));
        try (var range = new Range(folder, LoadBroker.thatRemembers(folder))) {
            var database = Outage.ofTheDatabase(range, times, length);
            var broker = Outage.ofTheBroker(range, times);
            Results.FAULTS.add(
                    new Figure(
                            "outage.lost",
                            database.lost() + broker.lost(),
                            "messages",
                            database.messages() + broker.messages(),
                            "database away %d times for %d s, broker started again %d times"
                                    .formatted(times, length.toSeconds(), times)),
                    new Figure(
                            "outage.drain_ratio",
                            database.drainRatio(),
                            "×",
                            times,
                            "slowest; 2,000 messages a second went on coming in"));
            assertThat(database.lost()).isZero();
            assertThat(broker.lost()).isZero();
            assertThat(database.drainRatio()).isGreaterThanOrEqualTo(2);
        }
    }
}
