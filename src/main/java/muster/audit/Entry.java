package muster.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import muster.shared.By;
import muster.shared.Change;

/**
 * An entry of the record, whole, as it is sealed.
 *
 * @param id its number
 * @param at as exact as the database keeps it, to the microsecond
 */
record Entry(long id, Instant at, By by, Change change) {

    /** The chain of those who belong to no organisation: staff, devices and Muster itself. */
    static final UUID HOUSE = new UUID(0, 0);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    Entry {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The organisation of whoever acted; its chain takes the entry. */
    UUID chain() {
        return by.organisation() == null ? HOUSE : by.organisation();
    }

    /** Names it: {@code entry 7 (device.claimed of A4CF12, by Ines Holm at 2026-11-02 09:14:05 UTC)}. */
    String told() {
        return "entry %d (%s of %s, by %s at %s)"
                .formatted(id, change.action(), change.subject().label(), by.name(), time(at));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
