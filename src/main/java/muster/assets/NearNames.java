package muster.assets;

import java.util.List;
import muster.shared.AssetId;
import muster.shared.Likeness;
import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names of what there is already that somebody could mean by this one, see {@link Likeness}. */
@Service
public class NearNames {

    private final Likeness likeness;

    NearNames(Likeness likeness) {
        this.likeness = likeness;
    }

    @Transactional(readOnly = true)
    public List<String> customers(String name, @Nullable OrganisationId but) {
        return likeness.near(
                "select id, name, name as shown from access.organisation where kind = 'CUSTOMER'", name, null, but);
    }

    @Transactional(readOnly = true)
    public List<String> sites(OrganisationId customer, String name, muster.shared.@Nullable SiteId but) {
        return likeness.near(
                "select id, name, name || ', ' || address as shown from assets.site where customer_id = :scope",
                name,
                customer.value(),
                but);
    }

    /** Among all assets of the customer, shown with their sites. */
    @Transactional(readOnly = true)
    public List<String> assets(OrganisationId customer, String name, @Nullable AssetId but) {
        return likeness.near("""
                select a.id, a.name, a.name || ', ' || s.name as shown
                from assets.asset a join assets.site s on s.id = a.site_id where a.customer_id = :scope
                """, name, customer.value(), but);
    }

    @Transactional(readOnly = true)
    public List<String> positions(AssetId asset, String name, muster.shared.@Nullable PositionId but) {
        return likeness.near(
                "select id, name, name as shown from assets.position where asset_id = :scope",
                name,
                asset.value(),
                but);
    }
}
