package muster.telemetry.ingest;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells which of the messages that a broker brings again were taken already: committed, and then the acknowledgement
 * got lost. Only what says that it was sent before is looked at, and only among the newest that were taken.
 */
@Component
class TakenLately {

    /** More than may ever be under way at once: two connections with a receive maximum of 20,000 each. */
    private static final int NEWEST = 100_000;

    private final JdbcClient jdbc;
    private final Map<Integer, long[]> rows = new HashMap<>();
    private final Set<Long> marks = new HashSet<>();

    TakenLately(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the messages that are new. */
    synchronized List<Arrived> newOnes(List<Arrived> messages) {
        if (messages.stream().noneMatch(Arrived::redelivered)) {
            return messages;
        }
        look();
        return messages.stream()
                .filter(message -> !message.redelivered() || !marks.contains(message.mark()))
                .toList();
    }

    /** Also at what another instance took: this one may be brought what that one did not acknowledge. */
    private void look() {
        var newest = new LinkedHashMap<Integer, String>();
        jdbc.sql("""
                select id, received_at::text as received from (
                    select id, received_at, sum(messages) over (order by received_at desc, id desc) - messages as newer
                    from (select id, received_at, messages from telemetry.raw
                          order by received_at desc limit :newest) lately) counted
                where newer < :newest order by received_at desc
                """).param("newest", NEWEST).query(row -> {
            newest.put(row.getInt("id"), row.getString("received"));
        });
        var unread =
                newest.keySet().stream().filter(id -> !rows.containsKey(id)).toList();
        if (rows.keySet().retainAll(newest.keySet()) || !unread.isEmpty()) {
            read(unread, newest.isEmpty() ? "infinity" : newest.lastEntry().getValue());
            marks.clear();
            rows.values().stream().flatMapToLong(LongStream::of).forEach(marks::add);
        }
    }

    /** The time keeps it to the newest partitions, and from a row that had the same number long ago. */
    private void read(List<Integer> unread, String oldest) {
        jdbc.sql(
                        "select id, marks from telemetry.raw where id = any(:ids::int[]) and received_at >= :oldest::timestamptz")
                .param("oldest", oldest)
                .param("ids", unread.stream().map(String::valueOf).toArray(String[]::new))
                .query(row -> {
                    var bytes = ByteBuffer.wrap(row.getBytes("marks")).asLongBuffer();
                    var read = new long[bytes.remaining()];
                    bytes.get(read);
                    rows.put(row.getInt("id"), read);
                });
    }
}
