package muster.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record as a whole, newest first, narrowed by who, what and when. Those who may not read it find nothing. */
@Service
public class WholeRecord {

    private static final int FETCH = 1000;

    private final JdbcClient jdbc;
    private final EntryReader reader;

    WholeRecord(JdbcClient jdbc, EntryReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /** The entries before this number; {@link Long#MAX_VALUE} to begin with the newest. */
    @Transactional(readOnly = true)
    public List<StoryEntry> page(RecordQuery query, long before, int limit) {
        var parameters = new HashMap<String, Object>();
        var sql = sql(query, before, parameters) + " limit :limit";
        parameters.put("limit", limit);
        return jdbc.sql(sql).params(parameters).query(reader::read).list();
    }

    /** Hands over every entry, one after the other; the record is never held as a whole. */
    @Transactional(readOnly = true)
    public void each(RecordQuery query, Consumer<StoryEntry> taker) {
        var parameters = new HashMap<String, Object>();
        var sql = sql(query, Long.MAX_VALUE, parameters);
        try (var rows = jdbc.sql(sql).withFetchSize(FETCH).params(parameters).query(reader::read).stream()) {
            rows.forEach(taker);
        }
    }

    /** A thing's story comes by its own index; nobody's story is longer than the number there. */
    private static String sql(RecordQuery query, long before, Map<String, Object> parameters) {
        var sql = new StringBuilder("select * from ");
        sql.append(query.about() == null ? "audit.entry" : "audit.story(:about, :before, 1000000)");
        sql.append(" where id < :before");
        parameters.put("before", before);
        if (query.about() != null) {
            parameters.put("about", query.about());
        }
        if (!query.who().isEmpty()) {
            sql.append(" and strpos(lower(by_name), lower(:who)) > 0");
            parameters.put("who", query.who());
        }
        if (query.kind() != null) {
            sql.append(" and split_part(action, '.', 1) = any(:words)");
            parameters.put("words", query.kind().words().toArray(String[]::new));
        }
        if (query.day() != null) {
            sql.append(" and at >= :from and at < :to");
            parameters.put("from", begin(query.day()));
            parameters.put("to", begin(query.day().plusDays(1)));
        }
        return sql.append(" order by id desc").toString();
    }

    private static Object begin(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
