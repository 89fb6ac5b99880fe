package muster.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of the record. */
@Component
class EntryReader {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final JsonMapper json;

    EntryReader(JsonMapper json) {
        this.json = json;
    }

    StoryEntry read(ResultSet row, int number) throws SQLException {
        return new StoryEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("by_kind"),
                row.getString("by_name"),
                row.getString("by_role"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_label"),
                row.getObject("subject_id", UUID.class),
                json.readValue(row.getString("before"), VALUES),
                json.readValue(row.getString("after"), VALUES),
                row.getString("reason"));
    }
}
