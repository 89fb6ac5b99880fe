package muster.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;

/**
 * A device went from one state of its life to another.
 *
 * @param number counts the moves of this device from 1
 */
public record DeviceMoved(
        DeviceId device,
        String serial,
        State from,
        LifecycleEvent event,
        State to,
        int number,
        String reason,
        By by,
        Instant at)
        implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(
                Change.of("device.moved." + event, Subject.of("device", device, serial), Map.of("state", to.name()))
                        .instead(Map.of("state", from.name()))
                        .because(reason));
    }
}
