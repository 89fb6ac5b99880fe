package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** A device's secret ended; whoever is connected with it must go. */
public record CredentialRevoked(Device device, CredentialKind kind, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(
                Change.of("credential.revoked", device.subject(), Map.of()).instead(Map.of("kind", kind.name())));
    }
}
