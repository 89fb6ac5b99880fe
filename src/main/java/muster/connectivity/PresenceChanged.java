package muster.connectivity;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A device came or went; nothing that the record keeps. */
public record PresenceChanged(
        DeviceId device, boolean connected, @Nullable String credential, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
