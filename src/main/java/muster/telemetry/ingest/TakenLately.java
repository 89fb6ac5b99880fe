package muster.telemetry.ingest;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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

    /**
     * A broker numbers what is under way to a client with 16 bits (MQTT 5, 2.2.1), and Mosquitto 2.0 lets that many
     * mount up however small the receive maximum, if the client is killed again and again. Two clients, and twice as
     * much that other instances, or one client while the other stands still, may have taken beside them.
     */
    private static final int NEWEST = 3 * 2 * 65_535;

    private final JdbcClient jdbc;
    /** By the batch, the oldest first; from the table at first, then as they are taken. */
    private final Deque<long[]> batches = new ArrayDeque<>();

    private final Set<Long> marks = new HashSet<>();
    private boolean looked;

    TakenLately(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the messages that are new. */
    synchronized List<Arrived> newOnes(List<Arrived> messages) {
        if (messages.stream().noneMatch(Arrived::redelivered)) {
            return messages;
        }
        if (!looked) {
            look();
        }
        return messages.stream()
                .filter(message -> !message.redelivered() || !marks.contains(message.mark()))
                .toList();
    }

    /** To be told when the transaction is committed. */
    synchronized void remember(List<Arrived> messages) {
        if (looked && !messages.isEmpty()) {
            add(messages.stream().mapToLong(Arrived::mark).toArray());
        }
    }

    /** What was taken before this Muster was started is in the table; what it takes from now on, it remembers. */
    private void look() {
        jdbc.sql("""
                select marks from (
                    select id, received_at, marks,
                           sum(messages) over (order by received_at desc, id desc) - messages as newer
                    from (select id, received_at, messages, marks from telemetry.raw
                          order by received_at desc limit :newest) lately) counted
                where newer < :newest order by received_at, id
                """).param("newest", NEWEST).query(row -> {
            var bytes = ByteBuffer.wrap(row.getBytes("marks")).asLongBuffer();
            var read = new long[bytes.remaining()];
            bytes.get(read);
            add(read);
        });
        looked = true;
    }

    private void add(long[] batch) {
        batches.add(batch);
        LongStream.of(batch).forEach(marks::add);
        while (marks.size() > NEWEST && batches.size() > 1) {
            LongStream.of(batches.remove()).forEach(marks::remove);
        }
    }
}
