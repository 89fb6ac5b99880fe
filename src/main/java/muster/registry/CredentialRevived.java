package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** A secret that had ended counts again, because the device is back where it was before. */
public record CredentialRevived(Device device, CredentialKind kind, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of("credential.revived", device.subject(), Map.of("kind", kind.name())));
    }
}
