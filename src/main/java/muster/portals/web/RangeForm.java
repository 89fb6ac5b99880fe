package muster.portals.web;

import java.time.Instant;
import java.time.ZoneId;
import muster.portals.SeriesRange;
import muster.shared.Typed;

/** Which time of a series is asked for; what is typed stays as it was typed. */
record RangeForm(String range, String from, String to, String channel) {

    RangeForm {
        range = Typed.line(range);
        from = Typed.line(from);
        to = Typed.line(to);
        channel = Typed.storable(Typed.asIs(channel));
    }

    SeriesRange read(ZoneId zone, Instant now) {
        return SeriesRange.of(range, from, to, zone, now);
    }
}
