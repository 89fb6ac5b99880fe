package muster.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came in of one quantity since a moment.
 *
 * @param quantity null for whole payloads that were refused
 * @param accepted believed values
 * @param value the newest believed value in its canonical unit
 * @param reason why the newest value was not believed, when that is newer than the newest believed one
 */
public record Tally(
        @Nullable String quantity,
        int accepted,
        @Nullable Double value,
        @Nullable String unit,
        @Nullable Instant acceptedAt,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Instant rejectedAt) {

    public boolean isRefusedLately() {
        return rejectedAt != null && (acceptedAt == null || rejectedAt.isAfter(acceptedAt));
    }
}
