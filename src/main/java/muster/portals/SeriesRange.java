package muster.portals;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import muster.shared.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * Which time is shown: the last hours or days, or whole days of the site.
 *
 * @param word {@code 24h}, {@code 7d} or {@code 30d}; null for chosen days
 * @param first the first day of it
 * @param last the last day of it, which is in it
 */
public record SeriesRange(
        @Nullable String word, Instant from, Instant to, LocalDate first, LocalDate last, ZoneId zone) {

    /** Observations are kept for 400 days. */
    static final int MOST_DAYS = 400;

    private static final SequencedMap<String, Duration> WORDS = new LinkedHashMap<>(Map.of());

    static {
        WORDS.put("24h", Duration.ofHours(24));
        WORDS.put("7d", Duration.ofDays(7));
        WORDS.put("30d", Duration.ofDays(30));
    }

    /**
     * Reads the parameters of an address; nothing said is the last day.
     *
     * @throws Invalid at the field that cannot be
     */
    public static SeriesRange of(String word, String from, String to, ZoneId zone, Instant now) {
        if (from.isEmpty() && to.isEmpty()) {
            return lately(word.isEmpty() ? "24h" : word, zone, now);
        }
        if (from.isEmpty()) {
            throw new Invalid("from", "portals.series.no-first");
        }
        var first = day("from", from);
        var last = to.isEmpty() ? now.atZone(zone).toLocalDate() : day("to", to);
        if (last.isBefore(first)) {
            throw new Invalid(to.isEmpty() ? "from" : "to", "portals.series.backwards");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new Invalid("to", "portals.series.too-long", MOST_DAYS);
        }
        return new SeriesRange(
                null,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                first,
                last,
                zone);
    }

    private static SeriesRange lately(String word, ZoneId zone, Instant now) {
        var length = WORDS.get(word);
        if (length == null) {
            throw new Invalid("range", "portals.series.no-range");
        }
        var to = now.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        var from = to.minus(length);
        return new SeriesRange(
                word, from, to, from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate(), zone);
    }

    private static LocalDate day(String field, String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noDay) {
            // said below
        }
        throw new Invalid(field, "portals.series.no-day");
    }

    /** The ranges that are offered. */
    public static Iterable<String> words() {
        return WORDS.sequencedKeySet();
    }

    /** As it stands in an address. */
    public String query() {
        return parts().entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
    }

    /** The parameters of an address by their names. */
    public SequencedMap<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        if (word != null) {
            parts.put("range", word);
        } else {
            parts.put("from", first.toString());
            parts.put("to", last.toString());
        }
        return parts;
    }

    /** Whether it goes on to the present moment. */
    public boolean isRunning() {
        return word != null;
    }

    /** Whether clocks are put forward or back within it, so that the hour alone would not say when. */
    public boolean hasClockChange() {
        var next = zone.getRules().nextTransition(from);
        return next != null && next.getInstant().isBefore(to);
    }
}
