package muster.catalog.web;

import java.time.Duration;
import java.util.List;
import muster.catalog.FirmwareRange;

/** A message key with what fills its gaps. */
record Phrase(String key, List<Object> args) {

    static Phrase of(String key, Object... args) {
        return new Phrase(key, List.of(args));
    }

    /** The largest unit of time that a duration is a whole number of. */
    static Phrase of(Duration duration) {
        if (duration.toMillis() % 3_600_000 == 0) {
            return of("catalog.duration.hours", duration.toHours());
        }
        return duration.toMillis() % 60_000 == 0
                ? of("catalog.duration.minutes", duration.toMinutes())
                : of("catalog.duration.seconds", duration.toSeconds());
    }

    /** One phrase for each end of the range that is not open. */
    static List<Phrase> of(FirmwareRange range) {
        return range.ends().stream().map(end -> of(end.key(), end.version())).toList();
    }
}
