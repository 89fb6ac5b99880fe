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

class PackChangeFault {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_pack_that_changed_is_told_and_taken_up_by_a_restart() throws Exception {
        Results.FAULTS.onlyIfAskedFor("packs");
        try (var range = new Range(folder);
                var watch = Watch.at(range)) {
            var outcome = PackChange.run(range, watch);
            Results.FAULTS.add(new Figure(
                    "packs.lost", outcome.lost(), "messages", outcome.positions(), "pack changed while messages flow"));
            assertThat(outcome.revisions()).containsExactly(1L, 1L, 2L);
            assertThat(outcome.positions()).isPositive();
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.said()).contains("Packs on the disk are not those in use", "load.yaml");
            assertThat(outcome.saidAfter()).doesNotContain("Packs on the disk");
        }
    }
}
