package muster.portals;

import java.time.Instant;
import java.time.ZoneId;
import muster.shared.Typed;

/** Which series of an asset is asked for, over which time; what is typed stays as it was typed. */
public record PlotForm(String plot, String range, String from, String to) {

    public PlotForm {
        plot = Typed.storable(Typed.asIs(plot));
        range = Typed.line(range);
        from = Typed.line(from);
        to = Typed.line(to);
    }

    SeriesRange read(ZoneId zone, Instant now) {
        return SeriesRange.of(range, from, to, zone, now);
    }
}
