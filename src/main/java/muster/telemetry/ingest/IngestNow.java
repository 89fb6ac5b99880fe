package muster.telemetry.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * How the taking in of messages stands at a moment, as this instance sees it.
 *
 * @param oldest how long the oldest message has waited; null when none waits
 * @param lag between receipt and now of the newest message that is kept; null before the first
 * @param hoursToSum hours of series that are over and not summed up
 */
public record IngestNow(
        Instant at,
        Flow.Sum flow,
        boolean connected,
        int waiting,
        @Nullable Duration oldest,
        @Nullable Duration lag,
        List<Refused> refused,
        long hoursToSum,
        Conditions conditions) {

    /** Quarantined in the last 24 hours for one reason, with the device that was the newest. */
    public record Refused(
            String reason,
            long times,
            Instant newest,
            @Nullable DeviceId device,
            @Nullable String serial) {}

    /** Whether another instance has our name at the broker. */
    public boolean hasNamesake() {
        return conditions.hasNamesake(at);
    }

    /** Whether messages wait longer than anybody would expect. */
    public boolean isBehind() {
        return oldest != null && oldest.compareTo(Duration.ofSeconds(30)) > 0;
    }
}
