package muster.telemetry.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.telemetry.meaning.Difference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Fields that meant something else after a firmware changed, for operations to look at. */
@Service
public class MeaningChangeList {

    private static final int MOST = 50;

    /**
     * What the step from one firmware to another did, as the newest device that made it shows.
     *
     * @param devices how many made it with differences, and nobody closed
     * @param closing null while it is open
     */
    public record Row(
            String model,
            String before,
            String after,
            int devices,
            DeviceId device,
            String serial,
            Instant changedAt,
            List<Difference> differences,
            String messageBefore,
            String messageAfter,
            @Nullable Closing closing) {}

    /** Who looked at it, and what came of it. */
    public record Closing(String by, Instant at, String note) {}

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    MeaningChangeList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are open, the newest first. */
    @Transactional(readOnly = true)
    public List<Row> open() {
        return jdbc.sql("""
                select * from (
                    select distinct on (m.model, m.firmware_before, m.firmware_after) m.*, d.serial,
                           count(*) over (partition by m.model, m.firmware_before, m.firmware_after)::int as devices
                    from telemetry.meaning_change m join registry.device d on d.id = m.device_id
                    where m.closed_at is null and jsonb_array_length(m.differences) > 0
                    order by m.model, m.firmware_before, m.firmware_after, m.changed_at desc) newest
                order by changed_at desc limit :most
                """)
                .param("most", MOST)
                .query((row, number) -> row(row))
                .list();
    }

    /** One by itself, open or closed. */
    @Transactional(readOnly = true)
    public Row find(DeviceId device, Instant changedAt) {
        return jdbc.sql("""
                select m.*, d.serial,
                       (select count(*)::int from telemetry.meaning_change o
                        where o.model = m.model and o.firmware_before = m.firmware_before
                            and o.firmware_after = m.firmware_after and o.closed_at is not distinct from m.closed_at
                            and jsonb_array_length(o.differences) > 0) as devices
                from telemetry.meaning_change m join registry.device d on d.id = m.device_id
                where m.device_id = :device and m.changed_at = :at
                """)
                .param("device", device.value())
                .param("at", changedAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row(row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("model"),
                row.getString("firmware_before"),
                row.getString("firmware_after"),
                row.getInt("devices"),
                new DeviceId(row.getObject("device_id", UUID.class)),
                row.getString("serial"),
                row.getTimestamp("changed_at").toInstant(),
                List.of(json.readValue(row.getString("differences"), Difference[].class)),
                row.getString("message_before"),
                row.getString("message_after"),
                closing(row));
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        var at = row.getTimestamp("closed_at");
        return at == null ? null : new Closing(row.getString("closed_by"), at.toInstant(), row.getString("note"));
    }
}
