package muster.portals;

import java.util.List;
import muster.assets.Asset;
import muster.assets.Site;
import muster.portals.SiteNow.AssetNow;
import muster.shared.Stories;

/**
 * One asset: what it is, and how it is now.
 *
 * @param customerName empty for those who may not see it
 * @param story empty for customers, who are told about what is measured and not about what is fitted
 */
public record AssetView(Asset asset, Site site, String customerName, AssetNow now, List<Stories.Line> story) {}
