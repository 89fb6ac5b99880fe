package muster.portals;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the lines of a plot stand, with what is written at them: round numbers, and round times of the site. */
final class Axis {

    /** A line: how far along in per cent, what is written at it, and whether a narrow screen does without the text. */
    record Tick(String at, String label, boolean spare) {}

    private static final int MOST_TICKS = 8;
    private static final int LINES = 4;
    private static final List<Integer> HOURS = List.of(1, 2, 3, 4, 6, 12);
    private static final List<Integer> DAYS = List.of(1, 2, 4, 7, 14);

    private Axis() {}

    /** From the lowest to the highest number that is drawn. */
    record Numbers(double low, double high, double step) {

        /** Round numbers about the values; those that count from nothing begin at 0. */
        static Numbers about(double min, double max, boolean fromZero) {
            var low = fromZero ? 0 : min;
            var high = Math.max(low, max);
            if (high - low < 1e-9 * Math.max(1, Math.abs(high))) {
                var room = fromZero ? 1 : Math.max(0.5, Math.abs(high) * 0.01);
                high += room;
                low -= fromZero ? 0 : room;
            }
            var step = roundStep((high - low) / LINES);
            return new Numbers(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step);
        }

        private static double roundStep(double about) {
            var power = Math.pow(10, Math.floor(Math.log10(about)));
            for (var digit : new double[] {1, 2, 2.5, 5}) {
                if (about <= digit * power * 1.000_001) {
                    return digit * power;
                }
            }
            return 10 * power;
        }

        /** From 0 at the lowest to 1 at the highest. */
        double share(double value) {
            return (value - low) / (high - low);
        }

        List<Tick> ticks(Locale locale) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits((int) Math.clamp(2 - Math.floor(Math.log10(step)), 0, 9));
            var ticks = new ArrayList<Tick>();
            for (int i = 0; low + i * step <= high + step / 2; i++) {
                var value = low + i * step;
                ticks.add(new Tick(
                        percent(1 - share(value)), format.format(Math.abs(value) < step / 1e6 ? 0 : value), false));
            }
            return ticks;
        }
    }

    static List<Tick> times(SeriesRange range, Locale locale) {
        var hours = Duration.between(range.from(), range.to()).toHours();
        var moments = hours <= HOURS.getLast() * MOST_TICKS ? hours(range, hours) : days(range, hours / 24);
        var form = Map.of(
                true,
                DateTimeFormatter.ofPattern("EEE d", locale),
                false,
                DateTimeFormatter.ofPattern("HH:mm", locale));
        var days = DateTimeFormatter.ofPattern(hours > 24L * 180 ? "MMM yy" : "d MMM", locale);
        var ticks = new ArrayList<Tick>();
        for (var moment : moments) {
            var isMidnight = moment.getHour() == 0;
            var label = hours > HOURS.getLast() * MOST_TICKS
                    ? days.format(moment)
                    : java.util.Objects.requireNonNull(form.get(isMidnight)).format(moment);
            ticks.add(new Tick(
                    percent(share(moment.toInstant(), range.from(), range.to())), label, ticks.size() % 2 == 1));
        }
        return ticks;
    }

    private static List<ZonedDateTime> hours(SeriesRange range, long hours) {
        int step = HOURS.stream()
                .filter(each -> hours / each < MOST_TICKS)
                .findFirst()
                .orElse(HOURS.getLast());
        var moments = new ArrayList<ZonedDateTime>();
        for (var day = range.from().atZone(range.zone()).toLocalDate();
                !start(day, range).isAfter(range.to());
                day = day.plusDays(1)) {
            for (int hour = 0; hour < 24; hour += step) {
                add(day.atTime(hour, 0).atZone(range.zone()), range, moments);
            }
        }
        return moments;
    }

    private static List<ZonedDateTime> days(SeriesRange range, long days) {
        var moments = new ArrayList<ZonedDateTime>();
        var step = DAYS.stream().filter(each -> days / each < MOST_TICKS).findFirst();
        var first = range.from().atZone(range.zone()).toLocalDate();
        if (step.isPresent()) {
            for (var day = first; !start(day, range).isAfter(range.to()); day = day.plusDays(step.get())) {
                add(day.atStartOfDay(range.zone()), range, moments);
            }
            return moments;
        }
        int months = days > 240 ? 2 : 1;
        for (var day = first.withDayOfMonth(1); !start(day, range).isAfter(range.to()); day = day.plusMonths(months)) {
            add(day.atStartOfDay(range.zone()), range, moments);
        }
        return moments;
    }

    private static Instant start(LocalDate day, SeriesRange range) {
        return day.atStartOfDay(range.zone()).toInstant();
    }

    private static void add(ZonedDateTime moment, SeriesRange range, List<ZonedDateTime> moments) {
        var at = moment.toInstant();
        if (!at.isBefore(range.from()) && at.isBefore(range.to())) {
            moments.add(moment);
        }
    }

    static double share(Instant moment, Instant from, Instant to) {
        return Math.clamp(
                (double) Duration.between(from, moment).toMillis()
                        / Duration.between(from, to).toMillis(),
                0,
                1);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }
}
