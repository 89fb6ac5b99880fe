package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** A device was given a new secret of its own; one it had of this kind ended. */
public record CredentialIssued(Device device, CredentialKind kind, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of("credential.issued", device.subject(), Map.of("kind", kind.name())));
    }
}
