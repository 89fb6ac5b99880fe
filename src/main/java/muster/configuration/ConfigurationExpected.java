package muster.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;

/** A device is to run with these settings from now on. */
public record ConfigurationExpected(DeviceId device, String serial, int revision, String settings, By by, Instant at)
        implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(Change.of(
                "configuration.expected",
                Subject.of("device", device, serial),
                Map.of("revision", String.valueOf(revision), "settings", settings)));
    }
}
