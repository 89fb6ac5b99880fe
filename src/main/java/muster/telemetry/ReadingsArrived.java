package muster.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/** Devices sent values, believed or not; nothing that the record keeps, the values are kept themselves. */
public record ReadingsArrived(Set<DeviceId> devices, By by, Instant at) implements DomainEvent {

    public ReadingsArrived {
        devices = Set.copyOf(devices);
    }

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
