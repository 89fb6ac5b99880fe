package muster.assets;

import java.util.List;
import muster.shared.AssetId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A place on an asset that a device can hold, such as "supply temperature".
 *
 * @param quantities names of the dictionary that the device there has to measure
 */
@Table(schema = "assets", name = "position")
public record Position(
        @Id PositionId id,
        OrganisationId customerId,
        SiteId siteId,
        AssetId assetId,
        String name,
        List<String> quantities,
        @Version int version) {

    public Position {
        quantities = List.copyOf(quantities);
    }

    public static Position of(Asset asset, String name, List<String> quantities) {
        return new Position(PositionId.next(), asset.customerId(), asset.siteId(), asset.id(), name, quantities, 0);
    }
}
