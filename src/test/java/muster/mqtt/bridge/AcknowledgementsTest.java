package muster.mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

    private final AtomicLong clock = new AtomicLong();
    private final Acknowledgements acknowledgements = new Acknowledgements(clock::get);

    @Test
    void what_is_done_early_is_said_when_everything_before_it_is_done() {
        came(1, 5);

        assertThat(acknowledgements.done(List.of(4, 2))).isEmpty();
        assertThat(acknowledgements.done(List.of(1))).containsExactly(1, 2);
        assertThat(acknowledgements.done(List.of(3, 5))).containsExactly(3, 4, 5);
    }

    @Test
    void what_takes_too_long_holds_up_nothing_and_is_said_when_it_is_done() {
        came(1, 3);
        pass(Duration.ofMillis(1100));
        came(4, 5);

        assertThat(acknowledgements.done(List.of(2, 4))).containsExactly(2, 4);
        assertThat(acknowledgements.done(List.of(1))).containsExactly(1);
        assertThat(acknowledgements.done(List.of(3, 5))).containsExactly(3, 5);
    }

    @Test
    void an_id_may_come_again_when_it_was_said() {
        came(1, 1);
        assertThat(acknowledgements.done(List.of(1))).containsExactly(1);
        came(1, 1);
        assertThat(acknowledgements.done(List.of(1))).containsExactly(1);
        assertThat(acknowledgements.done(List.of(1))).isEmpty();
    }

    private void came(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(acknowledgements::expect);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
