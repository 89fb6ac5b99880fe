package muster.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A batch of devices was put in the registry, each with a factory secret and a claim code.
 *
 * @param customer whom they are for, null when they are for anybody
 */
public record DevicesRegistered(Batch batch, @Nullable Subject customer, List<Registered> devices, By by, Instant at)
        implements DomainEvent {

    /** One of them. */
    public record Registered(DeviceId id, String serial) {

        Subject subject() {
            return Subject.of("device", id, serial);
        }
    }

    @Override
    public List<Change> changes() {
        var made = reserved(Map.of(
                "model",
                batch.model(),
                "hardware",
                batch.hardware(),
                "batch",
                batch.id().toString()));
        var whole = Change.of("batch.registered", batch.subject(), reserved(batchValues()));
        return Stream.concat(
                        Stream.of(customer == null ? whole : whole.also(customer)),
                        devices.stream().map(device -> Change.of("device.registered", device.subject(), made)))
                .toList();
    }

    private Map<String, String> reserved(Map<String, String> values) {
        if (customer == null) {
            return values;
        }
        var more = new HashMap<>(values);
        more.put("reserved-for", customer.label());
        return more;
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
