package muster.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes one row for each change of each event, in the same transaction, in one statement however many they are. */
@Service
class AuditTrail {

    private static final String INSERT = """
            insert into audit.entry (at, by_kind, by_id, by_name, by_role, by_organisation, door, address,
                                     action, subject_kind, subject_id, subject_label, also, before, after, reason)
            select ?, ?, ?, ?, ?, ?, ?, ?,
                   action, kind, id, label, string_to_array(also, ' ')::uuid[], before::jsonb, after::jsonb, reason
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                 as change(action, kind, id, label, also, before, after, reason)
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(DomainEvent event) {
        var changes = event.changes();
        if (!changes.isEmpty()) {
            jdbc.execute((ConnectionCallback<Integer>) connection -> write(connection, event, changes));
        }
    }

    private int write(Connection connection, DomainEvent event, List<Change> changes) throws SQLException {
        var by = event.by();
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, event.at().atOffset(ZoneOffset.UTC));
            statement.setString(2, by.kind());
            statement.setObject(3, by.id(), Types.OTHER);
            statement.setString(4, by.name());
            statement.setString(5, by.role());
            statement.setObject(6, by.organisation(), Types.OTHER);
            statement.setString(7, by.door());
            statement.setString(8, by.address());
            statement.setArray(9, texts(connection, changes, Change::action));
            statement.setArray(
                    10, texts(connection, changes, change -> change.subject().kind()));
            statement.setArray(11, ids(connection, changes));
            statement.setArray(
                    12, texts(connection, changes, change -> change.subject().label()));
            statement.setArray(13, texts(connection, changes, AuditTrail::alsoOf));
            statement.setArray(14, texts(connection, changes, change -> jsonOf(change.before())));
            statement.setArray(15, texts(connection, changes, change -> jsonOf(change.after())));
            statement.setArray(16, texts(connection, changes, change -> change.reason()));
            return statement.executeUpdate();
        }
    }

    private static String alsoOf(Change change) {
        return String.join(
                " ", change.also().stream().map(Subject::id).map(UUID::toString).toList());
    }

    private String jsonOf(Map<String, String> values) {
        return values.isEmpty() ? "{}" : json.writeValueAsString(values);
    }

    private static Array ids(Connection connection, List<Change> changes) throws SQLException {
        return connection.createArrayOf(
                "uuid", changes.stream().map(change -> change.subject().id()).toArray());
    }

    private static Array texts(Connection connection, List<Change> changes, Function<Change, ? extends Object> value)
            throws SQLException {
        return connection.createArrayOf("text", changes.stream().map(value).toArray());
    }
}
