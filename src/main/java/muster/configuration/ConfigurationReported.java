package muster.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A device said what became of the settings it was sent.
 *
 * @param reports how often it has said something else about this revision, counted from 1; the record keeps the first
 *     few, because a device that changes its mind with every message must not fill it
 */
public record ConfigurationReported(
        DeviceId device,
        String serial,
        int revision,
        String outcome,
        @Nullable String reason,
        int reports,
        By by,
        Instant at)
        implements DomainEvent {

    private static final int KEPT = 20;

    @Override
    public List<Change> changes() {
        if (reports > KEPT) {
            return List.of();
        }
        return List.of(Change.of(
                        outcome.equals("applied") ? "configuration.applied" : "configuration.rejected",
                        Subject.of("device", device, serial),
                        Map.of("revision", String.valueOf(revision)))
                .because(reason));
    }
}
