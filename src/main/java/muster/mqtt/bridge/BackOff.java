package muster.mqtt.bridge;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: twice as long each time up to a limit, half of it by chance, so that many who
 * lost the same thing do not come back together.
 */
public record BackOff(Duration first, Duration longest) {

    /** How long to wait after so many failures, 1 or more. */
    public Duration after(int failures) {
        var doublings = Math.clamp(failures - 1L, 0, 20);
        var ceiling = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    }
}
