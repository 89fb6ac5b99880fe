package muster.telemetry.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.telemetry.lessons.FieldId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far history was read again. */
@Component
@Transactional(readOnly = true)
class Rereadings {

    private static final String ROWS = """
            select r.*, f.path, f.model from telemetry.rereading r join telemetry.unknown_field f on f.id = r.field_id
            """;

    private final JdbcClient jdbc;

    Rereadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that run, and those that ended within the hour, the newest first. */
    List<RereadingRow> lately() {
        return jdbc.sql(ROWS + """
                where finished_at is null or finished_at > now() - interval '1 hour' order by started_at desc limit 10
                """).query((row, number) -> row(row)).list();
    }

    Optional<RereadingRow> newest(FieldId field) {
        return jdbc.sql(ROWS + "where r.field_id = :field order by started_at desc limit 1")
                .param("field", field.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /** Whether a day of what this revision read ended before the oldest message that is kept. */
    boolean isBeyondRecall(String revision) {
        return jdbc.sql("""
                select exists (
                    select from telemetry.series s join telemetry.daily d on d.series_id = s.id
                    where s.mapping = :revision
                        and d.day < (select coalesce(min(received_at), now()) from telemetry.raw)::date)
                """).param("revision", revision).query(Boolean.class).single();
    }

    private static RereadingRow row(ResultSet row) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new RereadingRow(
                new FieldId(row.getObject("field_id", UUID.class)),
                row.getString("path"),
                row.getString("model"),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("added"),
                row.getLong("refused"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getBoolean("outdated"));
    }
}
