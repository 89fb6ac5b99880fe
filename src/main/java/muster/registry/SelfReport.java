package muster.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself: a claim, kept apart from what the registry knows.
 *
 * @param boot changes with each start of the device
 * @param rssi received signal strength in dBm
 */
public record SelfReport(
        @Nullable String serial,
        @Nullable String model,
        @Nullable String hardware,
        @Nullable String firmware,
        @Nullable String boot,
        @Nullable Integer rssi,
        Instant reportedAt) {}
