package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;

/** A batch of devices was put in the registry, each with a factory secret and a claim code. */
public record DevicesRegistered(Batch batch, List<Registered> devices, By by, Instant at) implements DomainEvent {

    /** One of them. */
    public record Registered(DeviceId id, String serial) {

        Subject subject() {
            return Subject.of("device", id, serial);
        }
    }

    @Override
    public List<Change> changes() {
        var made = Map.of(
                "model",
                batch.model(),
                "hardware",
                batch.hardware(),
                "batch",
                batch.id().toString());
        return Stream.concat(
                        Stream.of(Change.of("batch.registered", batch.subject(), batchValues())),
                        devices.stream().map(device -> Change.of("device.registered", device.subject(), made)))
                .toList();
    }

    private Map<String, String> batchValues() {
        return Map.of(
                "model", batch.model(),
                "hardware", batch.hardware(),
                "madeBy", batch.madeBy(),
                "madeOn", batch.madeOn().toString(),
                "devices", Integer.toString(batch.size()));
    }
}
