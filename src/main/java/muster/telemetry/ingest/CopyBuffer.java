package muster.telemetry.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Rows of observations in PostgreSQL's binary COPY format (PostgreSQL 18, "COPY", Binary Format). */
final class CopyBuffer {

    static final String STATEMENT =
            "copy telemetry.observation (at, value, series_id, raw_id) from stdin with (format binary)";

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER = SIGNATURE.length + 8;
    private static final int ROW = 2 + 4 * 4 + 8 + 8 + 4 + 4;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteBuffer buffer;

    CopyBuffer(int rows) {
        buffer = ByteBuffer.allocate(HEADER + rows * ROW + 2);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    void add(Instant at, double value, int series, int raw) {
        buffer.putShort((short) 4);
        buffer.putInt(8).putLong(ChronoUnit.MICROS.between(EPOCH, at));
        buffer.putInt(8).putDouble(value);
        buffer.putInt(4).putInt(series);
        buffer.putInt(4).putInt(raw);
    }

    byte[] finish() {
        return buffer.putShort((short) -1).array();
    }
}
