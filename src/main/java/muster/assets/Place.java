package muster.assets;

import java.time.ZoneId;
import java.util.List;
import muster.shared.AssetId;
import muster.shared.DeviceId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * A position with all that stands round it: asset, site, customer, and the device that holds it now.
 *
 * @param quantities names of the dictionary that are expected here
 * @param holder null where the position is free
 */
public record Place(
        PositionId position,
        String positionName,
        List<String> quantities,
        AssetId asset,
        String assetName,
        String assetKind,
        SiteId site,
        String siteName,
        String address,
        ZoneId zone,
        OrganisationId customer,
        String customerName,
        @Nullable DeviceId holder) {

    public boolean isFree() {
        return holder == null;
    }

    /** How people call it: "Boiler 3 / supply temperature". */
    public String label() {
        return assetName + " / " + positionName;
    }
}
