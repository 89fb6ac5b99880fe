package muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import muster.audit.Verification.Outcome;
import muster.figures.Figure;
import muster.figures.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AuditBenchmark {

    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void a_million_entries_are_verified_in_a_minute() throws Exception {
        Results.BENCHMARK.onlyIfAskedFor("audit");
        var rows = Results.scaled(ROWS);
        var measured = VerifyingRows.run(rows, folder);
        assertThat(measured.outcome()).isEqualTo(Outcome.WHOLE);
        Results.BENCHMARK.add(
                new Figure(
                        "audit.verify_rows_per_second",
                        rows / measured.verifying(),
                        "rows/s",
                        rows,
                        "at least 16,667; " + measured.note()),
                new Figure("audit.link_rows_per_second", rows / measured.linking(), "rows/s", rows, measured.note()));
    }
}
