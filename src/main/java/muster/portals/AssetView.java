package muster.portals;

import java.util.List;
import muster.assets.Asset;
import muster.assets.Site;
import muster.portals.SiteNow.AssetNow;
import muster.shared.Stories;

/**
 * One asset: what it is, how it is now, and a picture of one series of it.
 *
 * @param customerName whose it is
 * @param staff whether the person asking may change what is shown
 * @param story empty for customers, who are told about what is measured and not about what is fitted
 */
public record AssetView(
        Asset asset, Site site, String customerName, boolean staff, AssetPlot drawn, List<Stories.Line> story) {

    public AssetNow now() {
        return drawn.asset();
    }
}
