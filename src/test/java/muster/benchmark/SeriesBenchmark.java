package muster.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class SeriesBenchmark {

    private static final int ROWS = 100_000_000;
    private static final int TIMES = 6;

    @Autowired
    ManyRows many;

    @Autowired
    MonthPlot plot;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void a_month_of_minutes_in_a_full_table() throws Exception {
        Results.BENCHMARK.onlyIfAskedFor("series");
        var filled = many.fill(Results.scaled(ROWS));
        var rows = jdbc.sql("select coalesce(sum(reltuples), 0)::bigint from pg_class where oid in"
                        + " (select inhrelid from pg_inherits where inhparent = 'telemetry.observation'::regclass)")
                .query(Long.class)
                .single();
        var outcome = plot.look(filled, TIMES);
        var n = filled.positions().size() * (long) TIMES;
        var how = "%,d rows, %d positions, %d points"
                .formatted(rows, filled.positions().size(), outcome.points());
        Results.BENCHMARK.add(
                new Figure("series.30d_sql_p95_ms", outcome.sql(), "ms", n, "limit 20; " + how),
                new Figure("series.30d_page_p95_ms", outcome.page(), "ms", n, "limit 60; rendered, no network; " + how),
                new Figure("series.evidence_p95_ms", outcome.evidence(), "ms", n, "of a device's last hour; " + how));
        assertThat(outcome.points()).isGreaterThanOrEqualTo(ManyRows.DAYS * 24);
    }
}
