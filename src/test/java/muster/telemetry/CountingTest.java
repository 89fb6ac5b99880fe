package muster.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import muster.support.ModuleTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class CountingTest {

    private static final double BITS_16 = 65_536;

    private record Step(@Nullable Double previous, double value) {}

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        // previous, next, width, amount
        "100,      100,   65536,      0",
        "100,      340,   65536,      240",
        "0,        65535, 65536,      65535",
        "65535,    0,     65536,      1",
        "65000,    1000,  65536,      1536",
        "99999.5,  0.25,  100000,     0.75",
        "4294967290, 6,   4294967296, 12",
        "5000,     3,     65536,      3",
        "40000,    0,     65536,      0",
        "65000,    64000, 65536,      64000",
        "70000,    10,    65536,      10",
        "12,       3,     ,           3",
        ",         3,     65536,      0"
    })
    void a_roll_over_and_a_reset_are_told_apart(
            @Nullable Double previous, double next, @Nullable Double width, double amount) {
        assertThat(counted(List.of(new Step(previous, next)), width)).isEqualTo(amount);
    }

    @Test
    void a_fall_is_a_roll_over_up_to_a_quarter_of_the_way_round() {
        var quarter = BITS_16 / 4;
        assertThat(counted(List.of(new Step(BITS_16 - 1, quarter - 1)), BITS_16))
                .isEqualTo(quarter);
        assertThat(counted(List.of(new Step(BITS_16 - 2, quarter - 1)), BITS_16))
                .isEqualTo(quarter - 1);
    }

    @Test
    void steps_of_a_counter_that_rolls_over_add_up_to_what_was_counted() {
        var random = new Random(41);
        var steps = new ArrayList<Step>();
        var shown = 0.0;
        var counted = 0.0;
        for (var reading = 0; reading < 10_000; reading++) {
            counted += random.nextInt((int) BITS_16 / 4);
            steps.add(new Step(shown, counted % BITS_16));
            shown = counted % BITS_16;
        }
        assertThat(counted(steps, BITS_16)).isEqualTo(counted);
    }

    private double counted(List<Step> steps, @Nullable Double width) {
        return jdbc.sql("select " + Counting.COUNTED + """

                from (select previous, value, :width::float8 as rolls_over_at
                      from unnest(:previous::float8[], :values::float8[]) as s(previous, value)) steps
                """)
                .param("width", width)
                .param("previous", steps.stream().map(Step::previous).toArray(Double[]::new))
                .param("values", steps.stream().map(Step::value).toArray(Double[]::new))
                .query(Double.class)
                .single();
    }
}
