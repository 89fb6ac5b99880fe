package muster.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import muster.lifecycle.LifecycleView.Move;
import muster.shared.By;
import muster.shared.DeviceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows: where each device stands, and every move it ever made. Row security decides which are visible. */
@Component
class Standings {

    /** Where a device stands. The version counts its moves. */
    record Standing(DeviceId device, String serial, State state, Instant since, int version) {}

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Standing> of(DeviceId device) {
        return jdbc.sql("""
                select l.state, l.since, l.version, d.serial
                from lifecycle.lifecycle l join registry.device d on d.id = l.device_id where l.device_id = :device
                """)
                .param("device", device.value())
                .query((row, number) -> new Standing(
                        device,
                        row.getString("serial"),
                        State.valueOf(row.getString("state")),
                        row.getTimestamp("since").toInstant(),
                        row.getInt("version")))
                .optional();
    }

    /** False when somebody else moved the device since it was read. */
    boolean move(Standing was, State to, Instant now) {
        return jdbc.sql("""
                update lifecycle.lifecycle set state = :to, since = :now, version = version + 1
                where device_id = :device and state = :from and version = :version
                """)
                        .param("to", to.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("device", was.device().value())
                        .param("from", was.state().name())
                        .param("version", was.version())
                        .update()
                == 1;
    }

    void remember(DeviceMoved moved) {
        By by = moved.by();
        jdbc.sql("""
                insert into lifecycle.transition
                    (device_id, from_state, event, to_state, number, at, by_kind, by_id, by_name, reason)
                values (:device, :from, :event, :to, :number, :at, :kind, :id, :name, :reason)
                """)
                .param("device", moved.device().value())
                .param("from", moved.from().name())
                .param("event", moved.event().name())
                .param("to", moved.to().name())
                .param("number", moved.number())
                .param("at", moved.at().atOffset(ZoneOffset.UTC))
                .param("kind", by.kind())
                .param("id", by.id())
                .param("name", by.name())
                .param("reason", moved.reason())
                .update();
    }

    List<Move> history(DeviceId device, int limit) {
        return jdbc.sql("""
                select * from lifecycle.transition where device_id = :device order by number desc limit :limit
                """)
                .param("device", device.value())
                .param("limit", limit)
                .query((row, number) -> moveIn(row))
                .list();
    }

    /** The moves since the device last left the shelf; those before belong to whoever had it then. */
    List<Move> historyOfThisClaim(DeviceId device, int limit) {
        return jdbc.sql("""
                select * from lifecycle.transition where device_id = :device
                and number > (select coalesce(max(number), 0) from lifecycle.transition
                              where device_id = :device and to_state = 'REGISTERED')
                order by number desc limit :limit
                """)
                .param("device", device.value())
                .param("limit", limit)
                .query((row, number) -> moveIn(row))
                .list();
    }

    void begin(List<DeviceId> devices, Instant at) {
        jdbc.sql("""
                insert into lifecycle.lifecycle (device_id, state, since, version)
                select device, 'REGISTERED', :at, 0 from unnest(:devices::uuid[]) as device
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("devices", devices.stream().map(DeviceId::toString).toArray(String[]::new))
                .update();
    }

    private static Move moveIn(ResultSet row) throws SQLException {
        return new Move(
                row.getInt("number"),
                State.valueOf(row.getString("from_state")),
                LifecycleEvent.valueOf(row.getString("event")),
                State.valueOf(row.getString("to_state")),
                row.getTimestamp("at").toInstant(),
                row.getString("by_kind"),
                row.getString("by_name"),
                row.getString("reason"));
    }
}
