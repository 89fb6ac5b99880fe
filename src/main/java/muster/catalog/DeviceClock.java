package muster.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * How a device says when it measured.
 *
 * @param from where the time stands
 * @param offset the zone in which the device counts when it names none
 * @param since where seconds and milliseconds are counted from, as that zone's clock shows it
 */
public record DeviceClock(ValuePath from, Format format, ZoneOffset offset, Instant since) {

    /** How the time is written. */
    public enum Format {
        /** ISO 8601, with or without a zone: {@code 2026-11-23T10:00:00+01:00}. */
        ISO,
        SECONDS,
        MILLISECONDS
    }

    private static final int LONGEST = 40;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal FURTHEST = BigDecimal.valueOf(253_402_300_800L);
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    Instant read(Json found) throws Unreadable {
        try {
            return format == Format.ISO ? iso(found) : counted(found);
        } catch (DateTimeException | ArithmeticException none) {
            throw notATime(found);
        }
    }

    private Instant iso(Json found) throws Unreadable {
        if (!(found instanceof Json.Text words) || words.text().length() > LONGEST) {
            throw notATime(found);
        }
        return switch (ISO.parseBest(words.text().strip(), OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.toInstant(offset);
            default -> throw notATime(found);
        };
    }

    private Instant counted(Json found) throws Unreadable {
        if (found instanceof Json.NumberText said && isShortAndWhole(said.text())) {
            var count = Long.parseLong(said.text());
            var start = since.minusSeconds(offset.getTotalSeconds());
            return format == Format.SECONDS ? start.plusSeconds(count) : start.plusMillis(count);
        }
        var number = Decimals.of(found);
        if (number == null) {
            throw notATime(found);
        }
        var seconds = format == Format.SECONDS ? number : number.divide(THOUSAND);
        if (seconds.signum() < 0 || seconds.compareTo(FURTHEST) > 0) {
            throw notATime(found);
        }
        var whole = seconds.longValue();
        var nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return since.plusSeconds(whole).plusNanos(nanos).minusSeconds(offset.getTotalSeconds());
    }

    /** As nearly every device counts: at most 11 digits of seconds, or 14 of milliseconds, end before the year 9999. */
    private boolean isShortAndWhole(String text) {
        var most = format == Format.SECONDS ? 11 : 14;
        if (text.isEmpty() || text.length() > most) {
            return false;
        }
        for (var place = 0; place < text.length(); place++) {
            if (text.charAt(place) < '0' || text.charAt(place) > '9') {
                return false;
            }
        }
        return true;
    }

    private Unreadable notATime(Json found) {
        return new Unreadable(
                RejectionReason.NOT_A_TIME,
                found.raw(),
                switch (format) {
                    case ISO -> "a time such as 2026-11-23T10:00:00Z was expected";
                    case SECONDS -> "a number of seconds was expected";
                    case MILLISECONDS -> "a number of milliseconds was expected";
                });
    }
}
