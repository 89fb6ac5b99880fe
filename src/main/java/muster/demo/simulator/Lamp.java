package muster.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The light by which a device shows itself. */
final class Lamp {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final SharedThreads threads;
    private final Runnable changed;
    private volatile Instant until = Instant.MIN;
    private Future<?> goesOut = CompletableFuture.completedFuture(null);

    Lamp(InstantSource clock, SharedThreads threads, Runnable changed) {
        this.clock = clock;
        this.threads = threads;
        this.changed = changed;
    }

    synchronized void blink(Duration wish) {
        var time = wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
        until = clock.instant().plus(time);
        goesOut.cancel(false);
        goesOut = threads.schedule(changed, time.toMillis() + 50, TimeUnit.MILLISECONDS);
    }

    void off() {
        until = Instant.MIN;
    }

    boolean isBlinking() {
        return clock.instant().isBefore(until);
    }
}
