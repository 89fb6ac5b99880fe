package muster.demo.simulator;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to rest after a failure: twice as long each time, and never two devices at the same moment. */
final class Backoff {

    private final Duration longest;
    private final Duration shortest;
    private Duration next;

    Backoff(Pace pace) {
        shortest = pace.shortestRest();
        longest = pace.longestRest();
        next = shortest;
    }

    Duration next() {
        var rest = jittered(next);
        var twice = next.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        return rest;
    }

    void reset() {
        next = shortest;
    }

    /** Between three quarters and five quarters of it. */
    static Duration jittered(Duration time) {
        return Duration.ofMillis(
                (long) (time.toMillis() * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
    }
}
