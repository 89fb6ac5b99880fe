package muster.provisioning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command to a device and what became of it.
 *
 * @param outcome done or failed, once the device answered
 * @param confirmedAt when a person said that the device was seen to do it
 */
public record Command(
        UUID id,
        String command,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable Instant confirmedAt) {}
