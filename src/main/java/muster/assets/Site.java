package muster.assets;

import java.math.BigDecimal;
import java.time.ZoneId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A place at one address.
 *
 * @param timeZone a name of the zone database: the clock its people live by
 * @param latitude degrees north, WGS 84; given together with the longitude or not at all
 */
@Table(schema = "assets", name = "site")
public record Site(
        @Id SiteId id,
        OrganisationId customerId,
        String name,
        String address,
        String timeZone,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Version int version) {

    public Site {
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("a site has both coordinates or none");
        }
    }

    public static Site of(OrganisationId customer, String name, String address, ZoneId zone) {
        return new Site(SiteId.next(), customer, name, address, zone.getId(), null, null, 0);
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
