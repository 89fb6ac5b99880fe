package muster.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;

/** A device said what became of the settings it was sent. */
public record ConfigurationReported(
        DeviceId device,
        String serial,
        int revision,
        String outcome,
        @Nullable String reason,
        By by,
        Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of(
                        outcome.equals("applied") ? "configuration.applied" : "configuration.rejected",
                        Subject.of("device", device, serial),
                        Map.of("revision", String.valueOf(revision)))
                .because(reason));
    }
}
