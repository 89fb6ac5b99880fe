package muster.telemetry.ingest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a device was, and whose it was there, from a moment to another; an open end is null. */
record Tenure(
        UUID position,
        UUID customer,
        UUID site,
        Instant from,
        @Nullable Instant to) {

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && (to == null || moment.isBefore(to));
    }
}
