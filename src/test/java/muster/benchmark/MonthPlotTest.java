package muster.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That the measurement measures; its figures are the benchmark's. */
@ModuleTest
class MonthPlotTest {

    @Autowired
    ManyRows many;

    @Autowired
    MonthPlot plot;

    @Test
    void a_month_has_a_point_for_each_of_its_hours() throws Exception {
        assertThat(plot.look(many.fill(1), 1)).satisfies(outcome -> {
            assertThat(outcome.points()).isBetween(ManyRows.DAYS * 24, ManyRows.DAYS * 24 + 2);
            assertThat(outcome.sql()).isPositive();
            assertThat(outcome.page()).isPositive();
        });
    }
}
