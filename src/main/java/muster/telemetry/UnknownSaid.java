package muster.telemetry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a device says that nobody taught Muster and nobody decided about.
 *
 * @param field its place in the inbox
 * @param sample one of its values, of whatever device of the same model and firmware
 */
public record UnknownSaid(UUID field, String path, @Nullable String sample, Instant firstSeenAt) {}
