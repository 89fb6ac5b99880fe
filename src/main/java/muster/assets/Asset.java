package muster.assets;

import java.util.List;
import muster.shared.AssetId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The equipment the business cares about. It lasts; devices come and go.
 *
 * @param customerId the site's, stamped here for scope
 */
@Table(schema = "assets", name = "asset")
public record Asset(
        @Id AssetId id,
        OrganisationId customerId,
        SiteId siteId,
        String kind,
        String name,
        List<String> tags,
        @Version int version) {

    public Asset {
        tags = List.copyOf(tags);
    }

    public static Asset of(Site site, String kind, String name, List<String> tags) {
        return new Asset(AssetId.next(), site.customerId(), site.id(), kind, name, tags, 0);
    }
}
