package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.load.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillIngestFault {

    private static final int KILLS = 100;
    private static final int MESSAGES = 1_000_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void no_kill_loses_what_was_acknowledged_or_counts_it_twice() throws Exception {
        Results.FAULTS.onlyIfAskedFor("kill9.ingest");
        var seed = System.nanoTime();
        try (var range = new Range(folder)) {
            var outcome = KillIngest.run(range, Results.scaled(KILLS), Results.scaled(MESSAGES), seed);
            var note = outcome.kills() + " kills, seed " + seed;
            Results.FAULTS.add(
                    new Figure("kill9.lost", outcome.lost(), "messages", outcome.messages(), note),
                    new Figure("kill9.duplicates", outcome.duplicates(), "rows", outcome.messages(), note),
                    new Figure("kill9.ready_s", outcome.slowest(), "s", outcome.kills(), "slowest return"));
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
        }
    }
}
