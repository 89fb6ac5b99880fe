package muster.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Values of one quantity that were not believed for one reason.
 *
 * @param quantity null for whole payloads
 * @param raw the newest of them, as the device said it
 * @param at when the newest of them was received
 */
public record Doubted(
        @Nullable String quantity, String channel, String reason, int times, String raw, String detail, Instant at) {}
