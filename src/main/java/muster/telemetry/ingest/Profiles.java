package muster.telemetry.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up all the devices of a batch at once. Nothing is remembered, so nothing is ever out of date. */
@Component
class Profiles {

    private final JdbcClient jdbc;

    Profiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without those that nobody knows. */
    Map<DeviceId, Profile> of(Collection<DeviceId> devices) {
        var found = new HashMap<DeviceId, Profile>();
        jdbc.sql("""
                select d.id, d.serial, d.model, d.hardware, d.customer_id, d.site_id,
                       r.firmware, r.firmware_since, r.firmware_before,
                       t.channel, t.position_id, t.customer_id as held_by, t.site_id as held_at,
                       lower(t.during) as held_from, upper(t.during) as held_to
                from registry.device d
                left join registry.self_report r on r.device_id = d.id
                left join assets.tenure t on t.device_id = d.id
                where d.id = any(:ids::uuid[])
                """)
                .param("ids", devices.stream().map(DeviceId::toString).toArray(String[]::new))
                .query(row -> {
                    var device = new DeviceId(row.getObject("id", UUID.class));
                    var known = found.get(device);
                    var profile = known == null ? profile(device, row) : known;
                    found.put(device, profile);
                    if (row.getObject("position_id") != null) {
                        profile.tenures().add(tenure(row));
                    }
                });
        return found;
    }

    private static Profile profile(DeviceId device, ResultSet row) throws SQLException {
        return new Profile(
                device,
                row.getString("serial"),
                row.getString("model"),
                row.getString("hardware"),
                row.getObject("customer_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("firmware"),
                instant(row.getTimestamp("firmware_since")),
                row.getString("firmware_before"),
                new ArrayList<>());
    }

    private static Tenure tenure(ResultSet row) throws SQLException {
        return new Tenure(
                row.getString("channel"),
                row.getObject("position_id", UUID.class),
                row.getObject("held_by", UUID.class),
                row.getObject("held_at", UUID.class),
                row.getTimestamp("held_from").toInstant(),
                instant(row.getTimestamp("held_to")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
