package muster.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import muster.catalog.QuantityKind;

/** How wide the pieces are in which a series is shown. */
public enum Step {
    /** Every value, as it was measured. */
    VALUE,
    FIVE_MINUTES,
    HOUR,
    /** A local day of the site, which has 23 to 25 hours. */
    DAY;

    /** One local day may have 25 hours, and a person may ask a little before the hour. */
    private static final Duration VALUES_UP_TO = Duration.ofHours(26);

    private static final Duration HOURS_UP_TO = Duration.ofDays(90);
    /** As many bars as the eye can tell apart. */
    private static final Duration COUNTED_HOURS_UP_TO = Duration.ofDays(8);

    /** The step that a range needs. */
    public static Step of(QuantityKind kind, Instant from, Instant to) {
        var range = Duration.between(from, to);
        if (kind == QuantityKind.COUNTER) {
            return range.compareTo(COUNTED_HOURS_UP_TO) <= 0 ? HOUR : DAY;
        }
        if (range.compareTo(HOURS_UP_TO) > 0) {
            return DAY;
        }
        return !kind.isNumber() || range.compareTo(VALUES_UP_TO) <= 0 ? VALUE : HOUR;
    }

    /** When the piece began that a moment belongs to. */
    public Instant startOf(Instant moment, ZoneId zone) {
        return switch (this) {
            case VALUE -> moment;
            case FIVE_MINUTES -> Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), 300L) * 300);
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        };
    }

    Instant endOf(Instant start, ZoneId zone) {
        return switch (this) {
            case VALUE -> start;
            case FIVE_MINUTES -> start.plusSeconds(300);
            case HOUR -> start.plus(1, ChronoUnit.HOURS);
            case DAY ->
                start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        };
    }

    /** The start of the piece that {@code at} belongs to, in SQL; a day asks for the parameter {@code zone}. */
    String startInSql() {
        return switch (this) {
            case VALUE -> "at";
            case FIVE_MINUTES -> "date_bin('5 minutes', at, timestamptz 'epoch')";
            case HOUR -> "date_trunc('hour', at, 'UTC')";
            case DAY -> "date_trunc('day', at, :zone)";
        };
    }
}
