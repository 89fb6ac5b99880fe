package muster.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.Subject;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries as they were sealed. */
final class EntryRow {

    static final String COLUMNS = "e.id, e.at, e.by_kind, e.by_id, e.by_name, e.by_role, e.by_organisation, e.door,"
            + " e.address, e.action, e.subject_kind, e.subject_id, e.subject_label, e.also, e.before::text,"
            + " e.after::text, e.reason, e.seal";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private EntryRow() {}

    /** The entry whose {@link #COLUMNS} stand first in the row. */
    static Entry read(ResultSet row) throws SQLException {
        var by = new By(
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getString(9));
        var change = new Change(
                row.getString(10),
                new Subject(row.getString(11), row.getObject(12, UUID.class), row.getString(13)),
                also(row),
                values(row.getString(15)),
                values(row.getString(16)),
                row.getString(17));
        return new Entry(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), by, change);
    }

    static byte[] seal(ResultSet row) throws SQLException {
        return row.getBytes(18);
    }

    private static List<Subject> also(ResultSet row) throws SQLException {
        return "{}".equals(row.getString(14))
                ? List.of()
                : Stream.of((UUID[]) row.getArray(14).getArray())
                        .map(id -> new Subject("", id, ""))
                        .toList();
    }

    /** Values are texts; what is none can have been put there by nobody but a stranger, and must not look like one. */
    private static Map<String, String> values(String json) {
        if (json.equals("{}")) {
            return Map.of();
        }
        var values = new HashMap<String, String>();
        JSON.readValue(json, VALUES).forEach((name, value) -> values.put(name, value == null ? null : textOf(value)));
        return values;
    }

    private static String textOf(Object value) {
        return value instanceof String text ? text : "\0" + value;
    }
}
