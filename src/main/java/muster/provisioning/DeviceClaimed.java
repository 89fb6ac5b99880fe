package muster.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.ActivationId;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;

/** A device was tied to a position. */
public record DeviceClaimed(
        ActivationId activation,
        DeviceId device,
        String serial,
        Subject asset,
        Subject site,
        Subject job,
        String place,
        By by,
        Instant at)
        implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of("device.claimed", Subject.of("device", device, serial), Map.of("place", place))
                .also(asset, site, job));
    }
}
