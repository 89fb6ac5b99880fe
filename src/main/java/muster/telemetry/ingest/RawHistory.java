package muster.telemetry.ingest;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The raw messages that are kept, batch by batch. Within a transaction. */
@Component
class RawHistory {

    /**
     * One row of raw messages.
     *
     * @param mark its time of receipt to the microsecond, as PostgreSQL writes it
     */
    @SuppressWarnings("ArrayRecordComponent") // unpacked, never compared
    record Batch(int id, String mark, byte[] packed) {

        /** Unpacks them; hold those of one batch at a time, they may be large. */
        List<RawMessage> messages() {
            return RawMessages.unpack(packed);
        }
    }

    private final JdbcClient jdbc;

    RawHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next ones after a mark, oldest first. */
    List<Batch> after(String mark, int id, Instant until, int most) {
        return jdbc.sql("""
                select id, received_at::text as mark, body from telemetry.raw
                where (received_at, id) > (:mark::timestamptz, :id) and received_at <= :until::timestamptz
                order by received_at, id limit :most
                """)
                .param("mark", mark)
                .param("id", id)
                .param("until", until.toString())
                .param("most", most)
                .query((row, number) -> new Batch(row.getInt("id"), row.getString("mark"), row.getBytes("body")))
                .list();
    }

    /** The next ones before a mark, newest first. */
    List<Batch> before(String mark, int id, int most) {
        return jdbc.sql("""
                select id, received_at::text as mark, body from telemetry.raw
                where (received_at, id) < (:mark::timestamptz, :id) order by received_at desc, id desc limit :most
                """)
                .param("mark", mark)
                .param("id", id)
                .param("most", most)
                .query((row, number) -> new Batch(row.getInt("id"), row.getString("mark"), row.getBytes("body")))
                .list();
    }
}
