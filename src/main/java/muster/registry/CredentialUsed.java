package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** A device proved itself with this secret for the first time. */
public record CredentialUsed(Device device, CredentialKind kind, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of("credential.used", device.subject(), Map.of("kind", kind.name())));
    }
}
