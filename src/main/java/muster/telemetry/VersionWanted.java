package muster.telemetry;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/** A device speaks whose version nobody knows, and it has to be asked: the topic and the payload of the question. */
public record VersionWanted(DeviceId device, String topic, String question, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
