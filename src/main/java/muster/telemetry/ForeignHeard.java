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
 * @param devices each with its last word
 */
public record ForeignHeard(Map<DeviceId, Word> devices, By by, Instant at) implements DomainEvent {

    /**
     * What was heard of a device.
     *
     * @param through its gateway, or the device itself where it spoke for itself
     * @param at when it was received, which may be long before it is stored
     */
    public record Word(DeviceId through, Instant at) {}

    public ForeignHeard {
        devices = Map.copyOf(devices);
    }

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
