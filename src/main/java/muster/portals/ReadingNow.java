package muster.portals;

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

    /** As the page of its origin has it in its address. */
    public long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, latest.at());
    }

    /** {@code believed}, {@code old} or {@code doubted}. */
    public String plausibility() {
        if (reason != null) {
            return "doubted";
        }
        return old ? "old" : "believed";
    }
}
