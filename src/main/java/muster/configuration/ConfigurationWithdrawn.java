package muster.configuration;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/** Nothing is wanted of a device any more; the record knows by the act that led to it. */
public record ConfigurationWithdrawn(DeviceId device, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
