package muster.telemetry.ingest;

import java.util.UUID;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What a value belongs to, at one moment.
 *
 * @param channel empty for the device as a whole
 * @param mapping the revision of the mapping that read it
 */
record SeriesKey(
        DeviceId device,
        String channel,
        String quantity,
        String mapping,
        @Nullable UUID position,
        @Nullable UUID customer,
        @Nullable UUID site) {}
