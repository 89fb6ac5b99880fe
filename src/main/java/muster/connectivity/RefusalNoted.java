package muster.connectivity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;

/**
 * A device was refused; its story tells of it once, however often it happens.
 *
 * @param goesOn whether the story knows of it already
 */
public record RefusalNoted(DeviceId device, String serial, Refusal refusal, boolean goesOn, By by, Instant at)
        implements DomainEvent {

    @Override
    public List<Change> changes() {
        if (goesOn) {
            return List.of();
        }
        return List.of(Change.of(
                        "device.refused",
                        Subject.of("device", device, serial),
                        Map.of("kind", refusal.kind(), "code", refusal.code()))
                .because(refusal.sentence()));
    }
}
