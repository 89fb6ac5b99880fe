package muster.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;

/** A command waits to be sent; it is a row already. */
public record CommandAsked(UUID id, DeviceId device, String serial, String command, By by, Instant at)
        implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of("command.asked", Subject.of("device", device, serial), Map.of("command", command)));
    }
}
