package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** A device got a new claim code; the one printed before opens nothing any more. */
public record ClaimCodeIssued(Device device, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of("claim-code.issued", device.subject(), Map.of()));
    }
}
