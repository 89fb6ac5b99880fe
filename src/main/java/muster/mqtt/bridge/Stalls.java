package muster.mqtt.bridge;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import muster.mqtt.Stall;
import org.jspecify.annotations.Nullable;

/** Whoever has to wait says so here, and says when it is over. */
final class Stalls {

    private final InstantSource clock;
    private final Map<Object, Stall> waiting = new ConcurrentHashMap<>();

    Stalls(InstantSource clock) {
        this.clock = clock;
    }

    /** The newest reason counts, from the first failure on. */
    void begin(Object who, Throwable failure) {
        var state = Trouble.stateOf(failure);
        waiting.compute(who, (same, before) -> new Stall(before == null ? clock.instant() : before.since(), state));
    }

    void end(Object who) {
        waiting.remove(who);
    }

    /** The one that has lasted longest. */
    @Nullable
    Stall longest() {
        return waiting.values().stream().min(Comparator.comparing(Stall::since)).orElse(null);
    }
}
