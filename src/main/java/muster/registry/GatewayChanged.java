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

/** A device speaks through another gateway from now on, or through none. */
public record GatewayChanged(
        Device device, @Nullable Device before, @Nullable Device after, String reason, By by, Instant at)
        implements DomainEvent {

    @Override
    public List<Change> changes() {
        var change = after == null
                ? Change.of("device.gateway-left", device.subject(), values(before))
                : Change.of("device.gateway-joined", device.subject(), values(after));
        var gateways = Stream.of(before, after)
                .flatMap(Stream::ofNullable)
                .map(Device::subject)
                .toArray(Subject[]::new);
        return List.of(change.because(reason).also(gateways));
    }

    private static Map<String, String> values(@Nullable Device gateway) {
        return gateway == null ? Map.of() : Map.of("gateway", gateway.serial());
    }
}
