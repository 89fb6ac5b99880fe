package muster.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import muster.figures.Figure;
import muster.figures.Results;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class RegisterBenchmark {

    private static final int DEVICES = 10_000;
    private static final int WARM_UPS = 3;
    private static final int RUNS = 5;

    @Autowired
    Registering registering;

    @Test
    void ten_thousand_devices_from_a_list() throws Exception {
        Results.BENCHMARK.onlyIfAskedFor("register");
        var devices = Results.scaled(DEVICES);
        var outcome = registering.run(devices, WARM_UPS, RUNS);
        var how = "%,d devices, median of %d runs; PostgreSQL without fsync".formatted(devices, RUNS);
        Results.BENCHMARK.add(
                new Figure("register.10000_ms", outcome.registered(), "ms", devices, "limit 1000; " + how),
                new Figure(
                        "register.ratio_to_bare",
                        outcome.ratio(),
                        "×",
                        devices,
                        "bare rows took %.0f ms; %s".formatted(outcome.bare(), how)));
        assertThat(outcome.devices()).isEqualTo(devices);
    }
}
