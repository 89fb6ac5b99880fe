package muster.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did it and from where.
 *
 * @param kind PERSON, DEVICE or SYSTEM
 * @param door the way in: web, mqtt, start, schedule
 * @param address the network address, where there is one
 */
public record By(
        String kind,
        @Nullable UUID id,
        String name,
        @Nullable String role,
        @Nullable UUID organisation,
        String door,
        @Nullable String address) {}
