package muster.telemetry;

import java.time.Instant;
import muster.shared.DeviceId;

/** Leads from a value back to what the device said. */
public interface Origins {

    /**
     * The origin of the value of a series at a moment.
     *
     * @throws muster.shared.NotFound where there is no such value, or none that the actor may see
     */
    Origin of(DeviceId device, int series, Instant at);
}
