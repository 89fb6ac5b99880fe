package muster.mqtt.bridge;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Says when a message arrived, in microseconds as PostgreSQL keeps them, and never the same twice. */
final class Receipts {

    private final InstantSource clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    Receipts(InstantSource clock) {
        this.clock = clock;
    }

    Instant next() {
        return last.updateAndGet(before -> after(before, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** A clock that was set back is believed; one that merely stood still is helped on. */
    private static Instant after(Instant before, Instant now) {
        var next = before.plus(1, ChronoUnit.MICROS);
        return now.isBefore(next) && now.plusSeconds(1).isAfter(next) ? next : now;
    }
}
