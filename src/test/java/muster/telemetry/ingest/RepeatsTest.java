package muster.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import muster.catalog.Imprint;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;
import muster.shared.DeviceId;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final Repeats repeats = new Repeats();
    private Instant now = NOW;
    private final DeviceId device = DeviceId.next();
    private final DeviceId other = DeviceId.next();

    @Test
    void a_number_said_twice_counts_once_in_one_batch_and_in_the_next() {
        assertThat(counts(take(numbered(1), numbered(2), numbered(1)))).containsExactly(true, true, false);
        assertThat(counts(take(numbered(2), numbered(3)))).containsExactly(false, true);
    }

    @Test
    void what_was_not_committed_was_not_said() {
        repeats.sift(List.of(numbered(1)));
        assertThat(counts(take(numbered(1)))).containsExactly(true);
    }

    @Test
    void another_device_may_say_the_same() {
        take(numbered(1));
        assertThat(counts(take(said(other, "1", new Imprint(null, 1L, null))))).containsExactly(true);
    }

    @Test
    void a_clock_that_is_wrong_still_tells_messages_apart() {
        var wrong = new Imprint(NOW.plus(Duration.ofDays(3650)), null, null);
        take(said(device, "a", wrong));
        assertThat(counts(take(said(device, "a", wrong), said(device, "b", wrong))))
                .containsExactly(false, true);
    }

    @Test
    void where_a_message_has_neither_or_a_time_that_is_believed_nothing_is_looked_at() {
        assertThat(said(device, "a", Imprint.NONE).print()).isNull();
        assertThat(said(device, "a", new Imprint(NOW, 1L, null)).print()).isNull();
    }

    @Test
    void a_device_that_counts_anew_much_later_says_nothing_twice() {
        take(numbered(1));
        now = now.plus(Repeats.LONG_ENOUGH).plusSeconds(1);
        assertThat(counts(take(numbered(1), numbered(2)))).containsExactly(false, true);
        now = now.plus(Repeats.LONG_ENOUGH).plusSeconds(1);
        take(numbered(3));
        now = now.plus(Repeats.LONG_ENOUGH).plusSeconds(1);
        take(numbered(4));
        assertThat(counts(take(numbered(1)))).containsExactly(true);
    }

    @Test
    void much_is_remembered_and_not_all() {
        take(numbered(1));
        for (var batch = 0; batch < 3; batch++) {
            var first = 10 + batch * (long) Repeats.MOST;
            take(LongStream.range(first, first + Repeats.MOST)
                    .mapToObj(this::numbered)
                    .toArray(Understood[]::new));
            if (batch == 0) {
                assertThat(counts(take(numbered(1)))).containsExactly(false);
            }
        }
        assertThat(counts(take(numbered(1)))).containsExactly(true);
    }

    private Understood numbered(long number) {
        return said(device, String.valueOf(number), new Imprint(null, number, null));
    }

    private static Understood said(DeviceId device, String words, Imprint imprint) {
        var message = new Arrived(device, words.getBytes(StandardCharsets.UTF_8), NOW, false, 0);
        var print = Repeats.printOf(message, imprint, SampleTime.of(imprint, NOW));
        return new Understood(message, List.of(), List.of(anything()), null, null, print, null);
    }

    /** Stands for whatever a message brings. */
    private static Rejected anything() {
        return new Rejected(null, null, "", RejectionReason.NOT_JSON, "");
    }

    private List<Understood> take(Understood... messages) {
        var sifted = repeats.sift(Stream.of(messages).toList());
        repeats.remember(sifted, now);
        return sifted;
    }

    private static List<Boolean> counts(List<Understood> messages) {
        return messages.stream().map(message -> !message.rejected().isEmpty()).toList();
    }
}
