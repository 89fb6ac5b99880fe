package muster.portals;

import muster.portals.SiteNow.AssetNow;
import muster.portals.SiteNow.Series;
import muster.shared.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * The picture of one series of an asset.
 *
 * @param word as addresses name what is drawn, and go on to when channels come or leave; empty where nothing is chosen
 * @param chosen null where the asset has none, or none of the name that the address says
 * @param view null where nothing is drawn
 * @param wrong what of the address cannot be; null where all of it can
 */
public record AssetPlot(
        AssetNow asset,
        String word,
        @Nullable Series chosen,
        @Nullable SeriesView view,
        @Nullable Invalid wrong) {

    /** The ranges that are offered. */
    public Iterable<String> ranges() {
        return SeriesRange.words();
    }
}
