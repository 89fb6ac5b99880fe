package muster.benchmark;

import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import muster.registry.Batch;
import muster.registry.Registration;
import muster.registry.SerialNumber;
import muster.registry.TypedSerial;
import muster.shared.DeviceId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of a registration put in as fast as the database takes them: one statement a table, everything made ready
 * before, nothing checked, hashed or published. It is what registering cannot be faster than.
 */
@TestComponent
public class BareRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BareRows(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Columns, made ready; the hashes are any bytes of the right length. */
    static final class Rows {

        private final Batch batch;
        private final String[] serials;
        private final String[] ids;
        private final String[] folded;
        private final String[] shapes;
        private final byte[][] hashes;

        /** As many rows as the list is long, in a batch that is there. */
        Rows(Batch batch, Registration wish) {
            this.batch = batch;
            serials = wish.serials().stream().map(TypedSerial::text).toArray(String[]::new);
            ids = Stream.generate(() -> DeviceId.next().toString())
                    .limit(serials.length)
                    .toArray(String[]::new);
            folded = Stream.of(serials).map(SerialNumber::fold).toArray(String[]::new);
            shapes = Stream.generate(() -> "X12").limit(serials.length).toArray(String[]::new);
            hashes = Stream.generate(() -> hash(DeviceId.next()))
                    .limit(serials.length)
                    .toArray(byte[][]::new);
        }
    }

    /** 32 bytes that no other row has. */
    private static byte[] hash(DeviceId id) {
        return ByteBuffer.allocate(32)
                .putLong(id.value().getLeastSignificantBits())
                .putLong(id.value().getMostSignificantBits())
                .array();
    }

    /** The values of one device's entry in the record. */
    private static String after(Batch batch) {
        return "{\"model\":\"%s\",\"hardware\":\"%s\",\"batch\":\"%s\"}"
                .formatted(batch.model(), batch.hardware(), batch.id());
    }

    /** Nanoseconds from the begin of the transaction to its commit. */
    long insert(Rows rows) {
        var at = rows.batch.createdAt().atOffset(ZoneOffset.UTC);
        var start = System.nanoTime();
        transaction.executeWithoutResult(status -> {
            devices(rows, at);
            credentials(rows, at);
            lives(rows, at);
            entries(rows, at);
        });
        return System.nanoTime() - start;
    }

    private void devices(Rows rows, OffsetDateTime at) {
        jdbc.sql("""
                insert into registry.device (id, model, hardware, serial, serial_folded, serial_shape,
                                             claim_hash, batch_id, registered_at, version)
                select id, :model, :hardware, serial, folded, shape, code, :batch, :at, 0
                from unnest(:ids::uuid[], :serials, :folded, :shapes, :codes) as made(id, serial, folded, shape, code)
                """)
                .param("model", rows.batch.model())
                .param("hardware", rows.batch.hardware())
                .param("batch", rows.batch.id().value())
                .param("at", at)
                .param("ids", rows.ids)
                .param("serials", rows.serials)
                .param("folded", rows.folded)
                .param("shapes", rows.shapes)
                .param("codes", rows.hashes)
                .update();
    }

    private void credentials(Rows rows, OffsetDateTime at) {
        jdbc.sql("""
                insert into registry.credential (device_id, kind, secret_hash, issued_at)
                select device, 'BOOTSTRAP', hash, :at from unnest(:ids::uuid[], :hashes) as made(device, hash)
                """)
                .param("at", at)
                .param("ids", rows.ids)
                .param("hashes", rows.hashes)
                .update();
    }

    private void lives(Rows rows, OffsetDateTime at) {
        jdbc.sql("""
                insert into lifecycle.lifecycle (device_id, state, since, version)
                select device, 'REGISTERED', :at, 0 from unnest(:ids::uuid[]) as device
                """).param("at", at).param("ids", rows.ids).update();
    }

    private void entries(Rows rows, OffsetDateTime at) {
        jdbc.sql("""
                insert into audit.entry (at, by_kind, by_id, by_name, by_role, door, address, action,
                                         subject_kind, subject_id, subject_label, after)
                select :at, 'PERSON', :by::uuid, 'Sam', 'SUPPORT', 'web', '192.0.2.1', 'device.registered',
                       'device', id, serial, :after::jsonb
                from unnest(:ids::uuid[], :serials) as made(id, serial)
                """)
                .param("at", at)
                .param("by", DeviceId.next().toString())
                .param("after", after(rows.batch))
                .param("ids", rows.ids)
                .param("serials", rows.serials)
                .update();
    }

    /** How many rows each of the four tables has of the devices of a batch, in the order they were put in. */
    List<Long> counts(Batch batch) {
        return Objects.requireNonNull(transaction.execute(status -> Stream.of(
                        "registry.device where id",
                        "registry.credential where kind = 'BOOTSTRAP' and device_id",
                        "lifecycle.lifecycle where state = 'REGISTERED' and device_id",
                        "audit.entry where action = 'device.registered' and subject_id")
                .map(rows -> count(rows, batch))
                .toList()));
    }

    private Long count(String rows, Batch batch) {
        return jdbc.sql("select count(*) from " + rows + " in (select id from registry.device where batch_id = :batch)")
                .param("batch", batch.id().value())
                .query(Long.class)
                .single();
    }
}
