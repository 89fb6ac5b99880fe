package muster.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device can sense at a moment. Values move slowly and differ from device to device, and the same device at the
 * same moment always senses the same.
 *
 * @param serial seeds the differences
 * @param uptime since it was powered on
 * @param fault what is wrong with it, null when nothing is
 */
record Surroundings(
        String serial,
        Instant at,
        Duration uptime,
        int boots,
        @Nullable Fault fault) {

    boolean has(Fault other) {
        return fault == other;
    }

    /** A value that swings about its middle once a period, with a little noise on it; at most three decimals. */
    double wave(String what, double middle, double swing, Duration period) {
        double phase = random(what, 0) * 2 * Math.PI;
        double turn = 2 * Math.PI * at.toEpochMilli() / period.toMillis();
        double noise = (random(what, at.getEpochSecond()) - 0.5) * swing / 8;
        return rounded(middle + (random(what, 1) - 0.5) * swing / 2 + swing / 2 * Math.sin(turn + phase) + noise);
    }

    /** A counter that grows with time, so much an hour on average. */
    double counter(String what, double perHour) {
        var since = Duration.between(Instant.parse("2026-01-01T00:00:00Z"), at);
        return rounded((0.5 + random(what, 2)) * perHour * since.toMillis() / 3_600_000.0);
    }

    /** Between 0 and 1, the same for the same question. */
    private double random(String what, long moment) {
        long mixed = (serial + "/" + what).hashCode() * 0x9E3779B97F4A7C15L + moment * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
