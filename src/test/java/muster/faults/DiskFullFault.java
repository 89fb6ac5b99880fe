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

class DiskFullFault {

    private static final int MESSAGES = 100_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_full_disk_costs_no_message_and_nobody_has_to_restart_anything() throws Exception {
        Results.FAULTS.onlyIfAskedFor("disk");
        try (var range = new Range(folder);
                var watch = Watch.at(range);
                var disk = new DiskFull(range, folder)) {
            var outcome = disk.run(watch, Results.scaled(MESSAGES));
            Results.FAULTS.add(
                    new Figure("disk.lost", outcome.lost(), "messages", outcome.messages(), "a real disk, really full"),
                    new Figure("disk.recovery_s", outcome.recovery(), "s", 1, "from room until all is there"));
            assertThat(outcome.said()).contains("The disk of the database is full", "This began");
            assertThat(outcome.lost()).isZero();
        }
    }
}
