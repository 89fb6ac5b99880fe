package muster.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.load.Ingest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IngestBenchmark {

    private static final int SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void takes_what_a_broker_delivers() throws Exception {
        Results.BENCHMARK.onlyIfAskedFor("ingest");
        var outcome = Ingest.measure(folder, Duration.ofSeconds(Results.scaled(SECONDS)));
        var n = outcome.n();
        var limits = "%s; bare COPY %.0f/s, broker alone %.0f/s, bound %.0f/s"
                .formatted(outcome.broker(), outcome.bare(), outcome.delivered(), outcome.bound());
        Results.BENCHMARK.add(
                new Figure("ingest.ratio_to_bound", outcome.sustained() / outcome.bound(), "", n, limits),
                new Figure("ingest.values_per_second", outcome.sustained(), "1/s", n, limits),
                new Figure("ingest.lost", outcome.lost(), "values", n, "acknowledged and not there"),
                new Figure("ingest.committed_p99_ms", outcome.p99(), "ms", n, "at 5,000 messages/s"),
                new Figure("ingest.heap_peak_mb", outcome.heap(), "MB", n, "of -Xmx512m"),
                new Figure("storage.bytes_per_observation", outcome.bytes(), "B", n, "table and index, as inserted"));
        assertThat(outcome.lost()).isZero();
    }
}
