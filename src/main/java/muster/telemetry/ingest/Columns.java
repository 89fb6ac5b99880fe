package muster.telemetry.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Rows as arrays, which the driver sends in binary. Moments are microseconds since 1970. */
record Columns(List<Row> rows) {

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    int[] series() {
        return rows.stream().mapToInt(Row::series).toArray();
    }

    double[] values() {
        return rows.stream().mapToDouble(Row::value).toArray();
    }

    long[] at() {
        return moments(Row::at);
    }

    long[] receivedAt() {
        return moments(Row::receivedAt);
    }

    private long[] moments(Function<Row, Instant> moment) {
        return rows.stream().mapToLong(row -> micros(moment.apply(row))).toArray();
    }
}
