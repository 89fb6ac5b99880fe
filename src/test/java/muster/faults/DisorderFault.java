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

class DisorderFault {

    private static final int MESSAGES = 500_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void what_is_kept_does_not_depend_on_the_order_or_on_how_often_it_was_said() throws Exception {
        Results.FAULTS.onlyIfAskedFor("disorder");
        var seed = System.nanoTime();
        try (var range = new Range(folder)) {
            var outcome = Disorder.run(range, Results.scaled(MESSAGES), seed);
            var note = "of %d messages, a fifth twice, within 1,000, 1%% a day late, seed %d"
                    .formatted(outcome.messages(), seed);
            Results.FAULTS.add(new Figure("disorder.differences", outcome.differences(), "rows", outcome.rows(), note));
            assertThat(outcome.differences()).isZero();
        }
    }
}
