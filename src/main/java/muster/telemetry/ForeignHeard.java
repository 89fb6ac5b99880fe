package muster.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/**
 * Devices were heard that the broker does not know as connected: through their gateway, or at a broker that is not ours.
 *
 * @param devices each with its gateway, or itself where it spoke for itself
 */
public record ForeignHeard(Map<DeviceId, DeviceId> devices, By by, Instant at) implements DomainEvent {

    public ForeignHeard {
        devices = Map.copyOf(devices);
    }

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
