package muster.mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuspicionTest {

    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Suspicion suspicion = new Suspicion();

    @Test
    void who_is_hung_up_on_again_and_again_has_a_namesake_for_as_long_as_it_goes_on() {
        assertThat(raised(4, Loss.HUNG_UP, SHORT)).isFalse();
        assertThat(raised(1, Loss.HUNG_UP, SHORT)).isTrue();
        assertThat(raised(1, Loss.HUNG_UP, SHORT)).isTrue();
        assertThat(raised(1, Loss.HUNG_UP, LONG)).isFalse();
        assertThat(raised(4, Loss.HUNG_UP, SHORT)).isFalse();
    }

    @Test
    void a_broker_that_gives_a_reason_or_was_away_in_between_raises_none() {
        assertThat(raised(20, Loss.OTHER, SHORT)).isFalse();
        assertThat(raised(20, Loss.HUNG_UP, LONG)).isFalse();
        for (int restart = 0; restart < 20; restart++) {
            assertThat(raised(1, Loss.HUNG_UP, SHORT)).isFalse();
            suspicion.drop();
        }
    }

    /** What is made of the last of so many. */
    private boolean raised(int times, Loss loss, Duration lasted) {
        var raised = false;
        for (int time = 0; time < times; time++) {
            raised = suspicion.isRaisedBy(loss, lasted);
        }
        return raised;
    }
}
