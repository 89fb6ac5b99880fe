package muster.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes one sealed row for each change of each event, in the same transaction, in one statement however many. */
@Service
class AuditTrail {

    /** Numbers, drawn by a transaction that is known as running before it draws them: {@link Linking} relies on it. */
    private static final String DRAW = """
            with me as materialized (select pg_current_xact_id())
            select array_agg(nextval('audit.entry_id_seq')) from me, generate_series(1, ?)
            """;

    private static final String INSERT = """
            insert into audit.entry (id, at, by_kind, by_id, by_name, by_role, by_organisation, door, address, action,
                                     subject_kind, subject_id, subject_label, also, before, after, reason, seal)
            overriding system value
            select number, ?, ?, ?, ?, ?, ?, ?, ?, action,
                   kind, id, label, string_to_array(also, ' ')::uuid[], before::jsonb, after::jsonb, reason, seal
            from unnest(?::bigint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::bytea[])
                 as change(number, action, kind, id, label, also, before, after, reason, seal)
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Seals seals;

    AuditTrail(JdbcTemplate jdbc, JsonMapper json, Seals seals) {
        this.jdbc = jdbc;
        this.json = json;
        this.seals = seals;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(DomainEvent event) {
        if (!event.changes().isEmpty()) {
            jdbc.execute((ConnectionCallback<Integer>) connection -> write(connection, entries(connection, event)));
        }
    }

    private static List<Entry> entries(Connection connection, DomainEvent event) throws SQLException {
        var changes = event.changes();
        try (var statement = connection.prepareStatement(DRAW)) {
            statement.setInt(1, changes.size());
            try (var answer = statement.executeQuery()) {
                answer.next();
                var numbers = (Long[]) answer.getArray(1).getArray();
                return IntStream.range(0, numbers.length)
                        .mapToObj(each -> new Entry(numbers[each], event.at(), event.by(), changes.get(each)))
                        .toList();
            }
        }
    }

    private int write(Connection connection, List<Entry> entries) throws SQLException {
        var first = entries.getFirst();
        var by = first.by();
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, first.at().atOffset(ZoneOffset.UTC));
            statement.setString(2, by.kind());
            statement.setObject(3, by.id(), Types.OTHER);
            statement.setString(4, by.name());
            statement.setString(5, by.role());
            statement.setObject(6, by.organisation(), Types.OTHER);
            statement.setString(7, by.door());
            statement.setString(8, by.address());
            int place = 9;
            for (var column : columns(connection, entries)) {
                statement.setArray(place++, column);
            }
            return statement.executeUpdate();
        }
    }

    private List<Array> columns(Connection connection, List<Entry> entries) throws SQLException {
        var changes = entries.stream().map(Entry::change).toList();
        var columns = new ArrayList<Array>();
        columns.add(array(connection, "bigint", entries, Entry::id));
        columns.add(array(connection, "text", changes, Change::action));
        columns.add(
                array(connection, "text", changes, change -> change.subject().kind()));
        columns.add(
                array(connection, "uuid", changes, change -> change.subject().id()));
        columns.add(
                array(connection, "text", changes, change -> change.subject().label()));
        columns.add(array(connection, "text", changes, AuditTrail::alsoOf));
        columns.add(array(connection, "text", changes, change -> jsonOf(change.before())));
        columns.add(array(connection, "text", changes, change -> jsonOf(change.after())));
        columns.add(array(connection, "text", changes, Change::reason));
        columns.add(connection.createArrayOf("bytea", seals(entries)));
        return columns;
    }

    private byte[][] seals(List<Entry> entries) {
        return entries.stream().map(entry -> seals.of(Canonical.of(entry))).toArray(byte[][]::new);
    }

    private static String alsoOf(Change change) {
        return String.join(
                " ", change.also().stream().map(Subject::id).map(UUID::toString).toList());
    }

    private String jsonOf(Map<String, String> values) {
        return values.isEmpty() ? "{}" : json.writeValueAsString(values);
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
