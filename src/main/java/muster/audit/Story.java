package muster.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import muster.shared.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the record tells of one thing, newest first. */
@Service
public class Story {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Story(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The entries about a device, asset, site, job, user …
     *
     * @param before an entry's number, to go on from; {@link Long#MAX_VALUE} to begin with the newest
     */
    @Transactional(readOnly = true)
    public List<StoryEntry> of(Id subject, long before, int limit) {
        return jdbc.sql("select * from audit.story(:subject, :before, :limit) order by id desc")
                .param("subject", subject.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    /** The newest entries about anything. */
    @Transactional(readOnly = true)
    public List<StoryEntry> recent(int limit) {
        return jdbc.sql("select * from audit.entry order by id desc limit :limit")
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    private StoryEntry entry(ResultSet row, int number) throws SQLException {
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
                json.readValue(row.getString("before"), VALUES),
                json.readValue(row.getString("after"), VALUES),
                row.getString("reason"));
    }
}
