package muster.telemetry.ingest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a device, or one of its channels, was, and whose it was there, from a moment to another; an open end is null.
 *
 * @param channel empty for the device as a whole
 */
record Tenure(
        String channel,
        UUID position,
        UUID customer,
        UUID site,
        Instant from,
        @Nullable Instant to) {

    boolean isOfChannel() {
        return !channel.isEmpty();
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && (to == null || moment.isBefore(to));
    }
}
