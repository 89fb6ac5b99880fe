package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.load.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GarbageFault {

    private static final int TURNS = 12;
    private static final Duration TURN = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void garbage_is_put_aside_and_holds_up_nobody() throws Exception {
        Results.FAULTS.onlyIfAskedFor("garbage");
        try (var range = new Range(folder)) {
            var outcome = GarbageAmongGood.run(range, Results.scaled(TURNS), TURN);
            var note = "p99 %.1f ms with one message in ten garbage, %.1f ms without"
                    .formatted(outcome.with(), outcome.without());
            Results.FAULTS.add(
                    new Figure("garbage.p99_ratio", outcome.ratio(), "×", outcome.good(), note),
                    new Figure(
                            "garbage.unaccounted",
                            outcome.unaccounted(),
                            "messages",
                            outcome.garbage(),
                            outcome.reasons().toString()),
                    new Figure("garbage.lost", outcome.lost(), "messages", outcome.good(), "good ones"));
            assertThat(outcome.unaccounted()).isZero();
            assertThat(outcome.lost()).isZero();
        }
    }
}
