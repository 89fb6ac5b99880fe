package muster.connectivity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;

/** A device was refused; its story tells of the first one each minute. */
public record RefusalNoted(DeviceId device, String serial, Refusal refusal, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of(
                        "device.refused",
                        Subject.of("device", device, serial),
                        Map.of("kind", refusal.kind(), "code", refusal.code()))
                .because(refusal.sentence()));
    }
}
