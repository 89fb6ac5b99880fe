package muster.telemetry;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/** A device sent values; nothing that the record keeps, the values are kept themselves. */
public record ReadingsArrived(DeviceId device, int accepted, int rejected, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
