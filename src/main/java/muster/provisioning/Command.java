package muster.provisioning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command to a device and what became of it.
 *
 * @param outcome done or failed, once the device answered
 * @param confirmedAt when a person said that the device was seen to do it
 * @param confirmedBy the name of that person
 */
public record Command(
        UUID id,
        String command,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy) {

    /** The device says that it did it, and nobody has said yet that it was seen. */
    boolean awaitsEyes() {
        return "done".equals(outcome) && confirmedAt == null;
    }
}
