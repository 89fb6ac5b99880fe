package muster.telemetry.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** An observation as it is stored, and when it was received. */
record Row(int series, Instant at, double value, Instant receivedAt) {

    /** The order in which everybody writes, so that two writers never wait for each other in a circle. */
    static final Comparator<Row> ORDER = Comparator.comparingInt(Row::series).thenComparing(Row::at);

    Hour hour() {
        return new Hour(series, at.truncatedTo(ChronoUnit.HOURS));
    }

    boolean isInTheHourOf(Row other) {
        return series == other.series
                && Math.floorDiv(at.getEpochSecond(), 3_600) == Math.floorDiv(other.at.getEpochSecond(), 3_600);
    }

    boolean isAtTheSameMomentAs(Row other) {
        return series == other.series && at.equals(other.at);
    }

    /** An hour of a series. */
    record Hour(int series, Instant hour) {}
}
