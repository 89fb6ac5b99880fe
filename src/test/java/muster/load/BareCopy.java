package muster.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/** What the database alone can take: a bare binary COPY into the same table over two connections. */
final class BareCopy {

    private static final int ROWS = 5_000;
    private static final int FIRST_SERIES = 1_000_000_000;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    private BareCopy() {}

    /** Values a second, committed every 5,000; the rows are taken out again. */
    static double valuesPerSecond(Range range, Duration length) throws SQLException, InterruptedException {
        // on which nothing else is written, so that its partition can be emptied again
        var day = LocalDate.now(ZoneOffset.UTC).minusDays(10);
        var written = new AtomicLong();
        var begin = System.nanoTime();
        var end = begin + length.toNanos();
        var writers = new Thread[2];
        for (var number = 0; number < writers.length; number++) {
            var first = FIRST_SERIES + number * 1_000;
            writers[number] = Thread.ofPlatform().start(() -> write(range, day, first, end, written));
        }
        for (var writer : writers) {
            writer.join();
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        try (var connection = range.connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate telemetry.observation_" + day.format(DateTimeFormatter.BASIC_ISO_DATE));
        }
        return written.get() / seconds;
    }

    private static void write(Range range, LocalDate day, int firstSeries, long end, AtomicLong written) {
        try (var connection = range.connect()) {
            var api = connection.unwrap(PGConnection.class).getCopyAPI();
            var moment = day.toEpochSecond(LocalTime.NOON, ZoneOffset.UTC) * 1_000_000 - EPOCH_MICROS;
            for (var batch = 0L; System.nanoTime() < end; batch++) {
                var copy = api.copyIn("copy telemetry.observation (at, value, series_id, raw_id) from stdin"
                        + " with (format binary)");
                var bytes = rows(firstSeries, moment + batch * 100_000);
                copy.writeToCopy(bytes, 0, bytes.length);
                copy.endCopy();
                written.addAndGet(ROWS);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** 300 series at some moments each, as a batch of the bridge has them. */
    private static byte[] rows(int firstSeries, long moment) {
        var buffer = ByteBuffer.allocate(19 + ROWS * 42 + 2);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        for (var row = 0; row < ROWS; row++) {
            buffer.putShort((short) 4);
            buffer.putInt(8).putLong(moment + row % 17 * 1_000L);
            buffer.putInt(8).putDouble(20 + row % 100 / 10.0);
            buffer.putInt(4).putInt(firstSeries + row / 17);
            buffer.putInt(4).putInt(1);
        }
        return buffer.putShort((short) -1).array();
    }
}
