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

    /**
     * Batches hold it together, those of every instance; one with something that is brought again waits for those
     * before it, or it would not see what they are about to commit.
     */
    private static final String LOCK = "hashtext('telemetry.taken_lately')";

    /** Numbers begin anew after two thousand million; one that is so much smaller is a later one. */
    private static final int ROUND = 1_000_000_000;

    private final JdbcClient jdbc;
    /** By the batch, the oldest first. */
    private final Deque<long[]> batches = new ArrayDeque<>();

    private final Set<Long> marks = new HashSet<>();
    private String newest = "-infinity";
    private int number;

    TakenLately(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the messages that are new; to be asked first of all in the transaction that takes them. */
    synchronized List<Arrived> newOnes(List<Arrived> messages) {
        if (messages.stream().noneMatch(Arrived::redelivered)) {
            holdUp();
            return messages;
        }
        // a statement of its own: the next one sees what was committed while this one waited
        lock("pg_advisory_xact_lock");
        look();
        return messages.stream()
                .filter(message -> !message.redelivered() || !marks.contains(message.mark()))
                .toList();
    }

    /** To be said first of all in a transaction that takes messages without asking which of them are new. */
    void holdUp() {
        lock("pg_advisory_xact_lock_shared");
    }

    private void lock(String function) {
        jdbc.sql("select " + function + "(" + LOCK + ")::text")
                .query(String.class)
                .single();
    }

    /**
     * What was committed since the last look, by whomever: this one may be brought what another did not acknowledge.
     * Nobody is storing anything at this moment, so no number below the newest is still to come.
     */
    private void look() {
        jdbc.sql("""
                select id, received_at::text as received, marks from (
                    select id, received_at, marks,
                           sum(messages) over (order by received_at desc, id desc) - messages as newer
                    from (select id, received_at, messages, marks from telemetry.raw
                          where received_at > :newest::timestamptz - interval '1 hour'
                              and (id > :number or id < :number - :round)
                          order by received_at desc limit :most) lately) counted
                where newer < :most order by received_at, id
                """)
                .param("newest", newest)
                .param("number", number)
                .param("round", ROUND)
                .param("most", NEWEST)
                .query(row -> {
                    number = later(number, row.getInt("id"));
                    newest = row.getString("received");
                    var bytes = ByteBuffer.wrap(row.getBytes("marks")).asLongBuffer();
                    var read = new long[bytes.remaining()];
                    bytes.get(read);
                    add(read);
                });
    }

    private static int later(int one, int other) {
        return other > one || other < one - ROUND ? other : one;
    }

    private void add(long[] batch) {
        batches.add(batch);
        LongStream.of(batch).forEach(marks::add);
        while (marks.size() > NEWEST && batches.size() > 1) {
            LongStream.of(batches.remove()).forEach(marks::remove);
        }
    }
}
