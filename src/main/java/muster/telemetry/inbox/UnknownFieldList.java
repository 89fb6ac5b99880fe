package muster.telemetry.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import muster.shared.DeviceId;
import muster.telemetry.lessons.FieldId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was noted of unknown fields. */
@Component
@Transactional(readOnly = true)
class UnknownFieldList {

    private static final String ROWS = """
            select f.*, (select count(*) from telemetry.unknown_sighting s where s.field_id = f.id)::int as devices
            from telemetry.unknown_field f left join telemetry.field_decision d on d.field_id = f.decided_by
            """;
    private static final String WHERE = """
            where (case :tab when 'OPEN' then f.decided_by is null
                             else f.decided_by = f.id and d.verdict = :tab end)
              and (:q = '' or strpos(lower(f.path || ' ' || f.model || ' ' || f.firmware), lower(:q)) > 0)
              and (:model = '' or f.model = :model)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    UnknownFieldList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest fields first. */
    List<UnknownFieldRow> rows(InboxFilter filter, int most, int skip) {
        return jdbc.sql(ROWS + WHERE + "order by f.first_seen_at desc, f.id limit :most offset :skip")
                .params(params(filter))
                .param("most", most)
                .param("skip", skip)
                .query((row, number) -> row(row))
                .list();
    }

    int count(InboxFilter filter) {
        return jdbc.sql("select count(*)::int from telemetry.unknown_field f left join telemetry.field_decision d"
                        + " on d.field_id = f.decided_by " + WHERE)
                .params(params(filter))
                .query(Integer.class)
                .single();
    }

    List<String> models() {
        return jdbc.sql("select distinct model from telemetry.unknown_field order by model")
                .query(String.class)
                .list();
    }

    Optional<UnknownFieldRow> find(FieldId id) {
        return jdbc.sql(ROWS + "where f.id = :id")
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /** Of all firmware. */
    List<UnknownFieldRow> of(String model, String path) {
        return jdbc.sql(ROWS + "where f.model = :model and f.path = :path order by f.id")
                .param("model", model)
                .param("path", path)
                .query((row, number) -> row(row))
                .list();
    }

    /** Those that this device says and nobody decided about. */
    List<UnknownFieldRow> openOf(DeviceId device) {
        return jdbc.sql(ROWS + """
                where f.decided_by is null and f.id in (
                    select field_id from telemetry.unknown_sighting where device_id = :device)
                order by f.last_seen_at desc, f.path limit 20
                """)
                .param("device", device.value())
                .query((row, number) -> row(row))
                .list();
    }

    private static Map<String, Object> params(InboxFilter filter) {
        return Map.of("tab", filter.tab().name(), "q", filter.words(), "model", filter.model());
    }

    private UnknownFieldRow row(ResultSet row) throws SQLException {
        var decidedBy = row.getObject("decided_by", UUID.class);
        return new UnknownFieldRow(
                new FieldId(row.getObject("id", UUID.class)),
                row.getString("model"),
                row.getString("firmware"),
                row.getString("path"),
                row.getTimestamp("first_seen_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                row.getLong("times"),
                row.getInt("devices"),
                texts(row, "sorts"),
                row.getObject("lowest", Double.class),
                row.getObject("highest", Double.class),
                List.of(json.readValue(row.getString("samples"), UnknownFieldRow.Sample[].class)),
                texts(row, "siblings"),
                decidedBy == null ? null : new FieldId(decidedBy));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
