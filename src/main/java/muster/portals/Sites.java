package muster.portals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import muster.access.Actor;
import muster.access.Role;
import muster.catalog.DeviceModels;
import muster.portals.SiteNow.AssetNow;
import muster.portals.SiteNow.Holder;
import muster.portals.SiteNow.PositionNow;
import muster.portals.SiteNow.ValueNow;
import muster.shared.AssetId;
import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sites and assets as their owners see them: what works, and what was measured last. */
@Service("portalSites")
public class Sites {

    private final JdbcClient jdbc;
    private final DeviceModels models;
    private final Clock clock;

    Sites(JdbcClient jdbc, DeviceModels models, Clock clock) {
        this.jdbc = jdbc;
        this.models = models;
        this.clock = clock;
    }

    /** All sites of a customer, as far as the person asking may see them, with what customers are shown. */
    @Transactional(readOnly = true)
    public List<SiteNow> of(OrganisationId customer) {
        return read("s.customer_id = :id", customer.value(), true);
    }

    /** The site of an asset with this asset alone; empty when there is none to see. */
    @Transactional(readOnly = true)
    public List<SiteNow> with(AssetId asset, Actor actor) {
        return read("a.id = :id", asset.value(), actor.is(Role.CUSTOMER));
    }

    private List<SiteNow> read(String condition, UUID id, boolean forCustomer) {
        var now = clock.instant();
        var sites = new LinkedHashMap<UUID, SiteNow>();
        jdbc.sql(rows(condition)).param("id", id).query(row -> {
            take(row, sites, now, forCustomer);
        });
        return List.copyOf(sites.values());
    }

    private static String rows(String condition) {
        return """
            select s.id as site_id, s.name as site, s.address, a.id as asset_id, a.name as asset, a.kind,
                   p.id as position_id, p.name as position, l.state, l.since, seen.last_seen_at,
                   q.quantity, o.value, o.unit, o.at, t.device_id, d.serial, d.model, t.channel as fitted,
                   case when t.channel = '' then o.channel else '' end as channel
            from assets.site s
            left join assets.asset a on a.site_id = s.id
            left join assets.position p on p.asset_id = a.id
            left join assets.tenure t on t.position_id = p.id and upper_inf(t.during)
            left join registry.device d on d.id = t.device_id
            left join lifecycle.lifecycle l on l.device_id = t.device_id
            left join connectivity.presence seen on seen.device_id = t.device_id
            left join lateral unnest(p.quantities) with ordinality as q(quantity, nth) on true
            left join lateral (
                select distinct on (of.channel) of.channel, v.value, of.unit, v.at
                from telemetry.series of join telemetry.latest v on v.series_id = of.id
                where of.position_id = p.id and of.device_id = t.device_id and of.quantity = q.quantity
                  and t.channel in ('', of.channel)
                order by of.channel, v.at desc) o on true
            where %s
            order by lower(s.name), s.id, lower(a.name), a.id, lower(p.name), p.id, q.nth, o.channel
            """.formatted(condition);
    }

    private void take(ResultSet row, Map<UUID, SiteNow> sites, Instant now, boolean forCustomer) throws SQLException {
        var siteId = row.getObject("site_id", UUID.class);
        var name = row.getString("site");
        var address = row.getString("address");
        var site = sites.computeIfAbsent(siteId, id -> new SiteNow(id, name, address, new ArrayList<>()));
        var assetId = row.getObject("asset_id", UUID.class);
        if (assetId == null) {
            return;
        }
        if (site.assets().isEmpty() || !site.assets().getLast().id().equals(assetId)) {
            site.assets().add(new AssetNow(assetId, row.getString("asset"), row.getString("kind"), new ArrayList<>()));
        }
        var positions = site.assets().getLast().positions();
        var positionId = row.getObject("position_id", UUID.class);
        if (positionId == null) {
            return;
        }
        if (positions.isEmpty() || !positions.getLast().id().equals(positionId)) {
            positions.add(position(row, positionId, now, forCustomer));
        }
        var quantity = row.getString("quantity");
        if (quantity != null && !(forCustomer && models.dictionary().isTechnical(quantity))) {
            positions.getLast().values().add(value(row, now));
        }
    }

    private PositionNow position(ResultSet row, UUID id, Instant now, boolean forCustomer) throws SQLException {
        var state = row.getString("state");
        var heard = instant(row.getTimestamp("last_seen_at"));
        var working = Working.of(state, heard, now);
        var since = working == Working.SILENT && heard != null ? heard : instant(row.getTimestamp("since"));
        var holder = forCustomer ? null : holder(row);
        return new PositionNow(id, row.getString("position"), working, since, holder, new ArrayList<>());
    }

    private @Nullable Holder holder(ResultSet row) throws SQLException {
        var device = row.getObject("device_id", UUID.class);
        return device == null
                ? null
                : new Holder(
                        device,
                        row.getString("serial"),
                        models.labelOf(row.getString("model"), row.getString("fitted")));
    }

    private ValueNow value(ResultSet row, Instant now) throws SQLException {
        var at = instant(row.getTimestamp("at"));
        boolean old = at != null && at.isBefore(now.minus(Working.SILENT_AFTER));
        var quantity = row.getString("quantity");
        var value = row.getObject("value", Double.class);
        var word = value == null ? null : SeriesView.word(models, quantity, value);
        var channel = Objects.requireNonNullElse(row.getString("channel"), "");
        return new ValueNow(
                quantity,
                channel,
                models.labelOf(row.getString("model"), channel),
                value,
                row.getString("unit"),
                word,
                at,
                old);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
