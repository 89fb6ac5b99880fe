package muster.assets;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;

/** What is said about a site. */
public record SiteDraft(
        String name,
        String address,
        ZoneId zone,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    Site as(SiteId id, OrganisationId customer, int version) {
        return new Site(id, customer, name, address, zone.getId(), latitude, longitude, version);
    }

    static Map<String, String> values(Site site) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", site.name());
        values.put("address", site.address());
        values.put("time-zone", site.timeZone());
        if (site.latitude() != null && site.longitude() != null) {
            values.put("coordinates", plain(site.latitude()) + ", " + plain(site.longitude()));
        }
        return values;
    }

    private static String plain(BigDecimal degrees) {
        return degrees.signum() == 0 ? "0" : degrees.stripTrailingZeros().toPlainString();
    }
}
