package muster.portals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import muster.telemetry.LatestValue;
import org.jspecify.annotations.Nullable;

/**
 * The newest believed value of one quantity of one channel of a device.
 *
 * @param display with its unit, or the word of a state
 * @param old too old to be called current
 * @param reason why a newer one was not believed; null when none came, and for those who are not staff
 */
public record ReadingNow(
        LatestValue latest,
        String display,
        boolean old,
        @Nullable String reason) {

    private static final Duration UNREMARKABLE = Duration.ofSeconds(30);

    /** As the page of its origin has it in its address. */
    public long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, latest.at());
    }

    /**
     * How far the device's own time lies from the time of receipt, in words that {@code portals.readings.skew-…} say; null
     * when that is what a network takes, or when the device has no time of its own. Whether its clock is wrong or the
     * message was late, nobody can tell from this.
     */
    public @Nullable Skew skew() {
        var difference = Duration.between(latest.at(), latest.receivedAt());
        return difference.abs().compareTo(UNREMARKABLE) < 0
                ? null
                : Skew.of(difference.abs(), difference.isNegative() ? "after" : "before");
    }

    /**
     * A length of time in one unit.
     *
     * @param direction whether it was measured {@code before} or {@code after} it was received
     */
    public record Skew(long amount, String unit, String direction) {

        static Skew of(Duration length, String direction) {
            if (length.toDays() >= 2) {
                return new Skew(length.toDays(), "days", direction);
            }
            if (length.toHours() >= 2) {
                return new Skew(length.toHours(), "hours", direction);
            }
            return length.toMinutes() >= 2
                    ? new Skew(length.toMinutes(), "minutes", direction)
                    : new Skew(length.toSeconds(), "seconds", direction);
        }
    }

    /** {@code believed}, {@code old} or {@code doubted}. */
    public String plausibility() {
        if (reason != null) {
            return "doubted";
        }
        return old ? "old" : "believed";
    }
}
