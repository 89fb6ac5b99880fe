package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutageFault {

    private static final int TIMES = 5;
    private static final int SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void a_database_that_was_away_has_missed_nothing() throws Exception {
        Results.FAULTS.onlyIfAskedFor("outage");
        var outcome = Outage.ofTheDatabase(folder, Results.scaled(TIMES), Duration.ofSeconds(Results.scaled(SECONDS)));
        var note = "database away %d times for %d s".formatted(outcome.outages(), Results.scaled(SECONDS));
        Results.FAULTS.add(
                new Figure("outage.lost", outcome.lost(), "messages", outcome.messages(), note),
                new Figure("outage.drain_ratio", outcome.drainRatio(), "×", outcome.outages(), "slowest; " + note));
        assertThat(outcome.lost()).isZero();
    }
}
