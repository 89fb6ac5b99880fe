package muster.catalog;

import static muster.catalog.Counter.Event.COUNTED;
import static muster.catalog.Counter.Event.RESET;
import static muster.catalog.Counter.Event.ROLLED_OVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterTest {

    private static final double BITS_16 = 65_536;

    @ParameterizedTest
    @CsvSource({
        // previous, next, width, event, amount
        "100,      100,   65536,      COUNTED,     0",
        "100,      340,   65536,      COUNTED,     240",
        "0,        65535, 65536,      COUNTED,     65535",
        "65535,    0,     65536,      ROLLED_OVER, 1",
        "65000,    1000,  65536,      ROLLED_OVER, 1536",
        "99999.5,  0.25,  100000,     ROLLED_OVER, 0.75",
        "4294967290, 6,   4294967296, ROLLED_OVER, 12",
        "5000,     3,     65536,      RESET,       3",
        "40000,    0,     65536,      RESET,       0",
        "65000,    64000, 65536,      RESET,       64000",
        "70000,    10,    65536,      RESET,       10",
        "12,       3,     Infinity,   RESET,       3"
    })
    void a_roll_over_and_a_reset_are_told_apart(
            double previous, double next, double width, Counter.Event event, double amount) {
        assertThat(Counter.delta(previous, next, width)).isEqualTo(new Counter.Step(event, amount));
    }

    @Test
    void a_fall_is_a_roll_over_up_to_a_quarter_of_the_way_round() {
        assertThat(Counter.delta(BITS_16 - 1, BITS_16 / 4 - 1, BITS_16).event()).isEqualTo(ROLLED_OVER);
        assertThat(Counter.delta(BITS_16 - 1, BITS_16 / 4, BITS_16).event()).isEqualTo(RESET);
    }

    @Test
    void steps_of_a_counter_that_rolls_over_add_up_to_what_was_counted() {
        var random = new Random(41);
        var shown = 0.0;
        var counted = 0.0;
        var added = 0.0;
        for (var reading = 0; reading < 10_000; reading++) {
            var more = random.nextInt((int) BITS_16 / 4);
            counted += more;
            var next = counted % BITS_16;
            var step = Counter.delta(shown, next, BITS_16);
            assertThat(step.event()).isIn(COUNTED, ROLLED_OVER);
            added += step.amount();
            shown = next;
        }
        assertThat(added).isEqualTo(counted);
    }

    @Test
    void what_no_counter_shows_is_refused() {
        for (var broken :
                new double[][] {{-1, 2, 10}, {1, -2, 10}, {Double.NaN, 2, 10}, {1, 2, 0}, {1, 2, Double.NaN}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Counter.delta(broken[0], broken[1], broken[2]));
        }
    }
}
