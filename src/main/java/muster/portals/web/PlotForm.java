package muster.portals.web;

import java.time.Instant;
import java.time.ZoneId;
import muster.portals.SeriesRange;
import muster.shared.Typed;

/** Which series of an asset is asked for, over which time; what is typed stays as it was typed. */
record PlotForm(String plot, String range, String from, String to) {

    PlotForm {
        plot = Typed.storable(Typed.asIs(plot));
        range = Typed.line(range);
        from = Typed.line(from);
        to = Typed.line(to);
    }

    SeriesRange read(ZoneId zone, Instant now) {
        return SeriesRange.of(range, from, to, zone, now);
    }
}
