package muster.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;

/** A device answered a command. */
public record CommandAnswered(
        DeviceId device,
        String serial,
        String outcome,
        @Nullable String reason,
        By by,
        Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of("command.answered", Subject.of("device", device, serial), Map.of("outcome", outcome))
                .because(reason));
    }
}
