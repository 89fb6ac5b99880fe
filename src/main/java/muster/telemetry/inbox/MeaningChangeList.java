package muster.telemetry.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.access.Actor;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Subject;
import muster.telemetry.meaning.Difference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Fields that meant something else after a firmware changed, for operations to look at and close. */
@Service
public class MeaningChangeList {

    private static final int MOST = 50;

    /**
     * What the step from one firmware to another did, as the newest device that made it shows.
     *
     * @param devices how many made it with differences, and nobody closed
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
            String messageAfter) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    MeaningChangeList(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
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

    /** Looked at and understood: for every device that made the same step. */
    @Transactional
    public void close(DeviceId device, Instant changedAt, String note, Actor actor) {
        var now = clock.instant();
        var step = jdbc.sql("""
                select d.serial, m.model, m.firmware_before, m.firmware_after from telemetry.meaning_change m
                join registry.device d on d.id = m.device_id where m.device_id = :device and m.changed_at = :at
                """)
                .param("device", device.value())
                .param("at", changedAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Map.of(
                        "serial", row.getString("serial"),
                        "model", row.getString("model"),
                        "before", row.getString("firmware_before"),
                        "after", row.getString("firmware_after")))
                .optional()
                .orElseThrow(NotFound::new);
        int closed = jdbc.sql("""
                update telemetry.meaning_change set closed_at = :now, closed_by = :by, note = :note
                where model = :model and firmware_before = :before and firmware_after = :after and closed_at is null
                """)
                .params(step)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("note", note)
                .update();
        if (closed > 0) {
            var change = Change.of(
                    "field.meaning-closed",
                    Subject.of("device", device, String.valueOf(step.get("serial"))),
                    Map.of("firmware", step.get("before") + " → " + step.get("after")));
            events.publishEvent(new MeaningChangeClosed(actor.by(), now, List.of(change.because(note))));
        }
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
                row.getString("message_after"));
    }
}
