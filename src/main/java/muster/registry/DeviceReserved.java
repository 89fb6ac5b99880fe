package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;

/** A device is kept for another customer from now on, or for anybody. */
public record DeviceReserved(
        Device device, @Nullable Subject before, @Nullable Subject after, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        var change = after == null
                ? Change.of("device.unreserved", device.subject(), values(null))
                : Change.of("device.reserved", device.subject(), values(after));
        var customers = Stream.of(before, after).flatMap(Stream::ofNullable).toArray(Subject[]::new);
        return List.of(change.instead(values(before)).also(customers));
    }

    private static Map<String, String> values(@Nullable Subject customer) {
        return customer == null ? Map.of() : Map.of("reserved-for", customer.label());
    }
}
