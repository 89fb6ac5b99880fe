package muster.telemetry;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/**
 * A payload that came under one device's topic named another device; nothing of it was kept.
 *
 * @param named the other id, as the payload says it
 */
public record AnotherDeviceNamed(DeviceId device, String named, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
