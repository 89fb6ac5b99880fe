package muster.catalog;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the values of a message.
 *
 * @param clock null when the device does not say when it measured
 * @param sequence null when the device does not number its messages
 * @param firmware where the device reports its own version; null when it does not in these messages
 */
public record Envelope(
        Body body,
        @Nullable DeviceClock clock,
        @Nullable SequenceNumber sequence,
        @Nullable ValuePath firmware) {

    /** What a payload is. */
    public enum Body {
        /** One JSON object. */
        JSON,
        /** One word, as in {@code Online}; paths find it at {@code text}. */
        TEXT
    }

    public static final Envelope PLAIN = new Envelope(Body.JSON, null, null, null);

    /** The fields that are read for it. */
    Stream<ValuePath> paths() {
        return Stream.of(clock == null ? null : clock.from(), sequence == null ? null : sequence.from(), firmware)
                .filter(Objects::nonNull);
    }
}
