package muster.assets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.shared.AssetId;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds places that the current actor may see. Installers see a site by grant, and its customer only by name. */
@Service
public class Places {

    private static final String SELECT = """
            select p.id as position_id, p.name as position_name, p.quantities,
                   a.id as asset_id, a.name as asset_name, a.kind as asset_kind,
                   s.id as site_id, s.name as site_name, s.address, s.time_zone,
                   c.id as customer_id, c.name as customer_name, t.device_id as holder
            from assets.position p
            join assets.asset a on a.id = p.asset_id
            join assets.site s on s.id = p.site_id
            join access.organisation c on c.id = p.customer_id
            left join assets.tenure t on t.position_id = p.id and upper_inf(t.during)
            """;

    private static final String IN_ORDER = " order by a.name, p.name, p.id";

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One place.
     *
     * @throws NotFound where there is no such position, or none that the actor may see
     */
    @Transactional(readOnly = true)
    public Place of(PositionId position) {
        return find("where p.id = :id", position.value()).stream().findFirst().orElseThrow(NotFound::new);
    }

    /** Those of many that the actor may see. */
    @Transactional(readOnly = true)
    public Map<PositionId, Place> of(Collection<PositionId> positions) {
        return jdbc
                .sql(SELECT + "where p.id = any(:ids::uuid[])")
                .param("ids", positions.stream().map(PositionId::toString).toArray(String[]::new))
                .query(Places::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Place::position, Function.identity()));
    }

    @Transactional(readOnly = true)
    public List<Place> atSite(SiteId site) {
        return find("where p.site_id = :id" + IN_ORDER, site.value());
    }

    @Transactional(readOnly = true)
    public List<Place> freeAtSite(SiteId site) {
        return find("where p.site_id = :id and t.device_id is null" + IN_ORDER, site.value());
    }

    @Transactional(readOnly = true)
    public List<Place> onAsset(AssetId asset) {
        return find("where p.asset_id = :id" + IN_ORDER, asset.value());
    }

    /** Where a device as a whole is now; empty while it holds no position. */
    @Transactional(readOnly = true)
    public Optional<Place> heldBy(DeviceId device) {
        return find("where t.device_id = :id and t.channel = ''", device.value()).stream()
                .findFirst();
    }

    private List<Place> find(String condition, UUID id) {
        return jdbc.sql(SELECT + condition).param("id", id).query(Places::row).list();
    }

    private static Place row(ResultSet row, int number) throws SQLException {
        var holder = row.getObject("holder", UUID.class);
        return new Place(
                new PositionId(row.getObject("position_id", UUID.class)),
                row.getString("position_name"),
                List.of((String[]) row.getArray("quantities").getArray()),
                new AssetId(row.getObject("asset_id", UUID.class)),
                row.getString("asset_name"),
                row.getString("asset_kind"),
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("site_name"),
                row.getString("address"),
                ZoneId.of(row.getString("time_zone")),
                new OrganisationId(row.getObject("customer_id", UUID.class)),
                row.getString("customer_name"),
                holder == null ? null : new DeviceId(holder));
    }
}
