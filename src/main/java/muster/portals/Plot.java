package muster.portals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import muster.catalog.Quantity;
import muster.catalog.QuantityKind;
import muster.portals.Axis.Tick;
import muster.telemetry.Point;
import muster.telemetry.PositionSeries;
import muster.telemetry.Step;
import org.jspecify.annotations.Nullable;

/**
 * A series as a picture: what is written in per cent of the whole, so that letters keep their size; what is drawn in a
 * field of {@value #WIDE} × {@value #HIGH} that is stretched to fit.
 *
 * @param lines the mean, broken where nothing was measured
 * @param bands from the lowest to the highest, of the same pieces
 */
public record Plot(
        List<Tick> times,
        List<Tick> values,
        List<String> bands,
        List<String> lines,
        List<Box> boxes,
        List<Mark> seams) {

    static final int WIDE = 10_000;
    static final int HIGH = 1_000;

    /** A gap is a silence of so many times the usual pause. */
    private static final int PAUSES = 3;

    /** A bar of a counter, or the time for which a word held. */
    public record Box(int x, int y, int width, int height) {}

    /** A change of the sensor, and whether its text stands to the left of it. */
    public record Mark(String at, boolean left) {}

    static @Nullable Plot of(
            Quantity quantity,
            PositionSeries.Found found,
            List<PositionSeries.Seam> seams,
            SeriesRange range,
            Locale locale) {
        if (found.points().isEmpty()) {
            return null;
        }
        var pen = new Pen(range.from(), range.to());
        var marks = seams.stream()
                .map(seam -> Axis.share(seam.at(), range.from(), range.to()))
                .map(share -> new Mark(Axis.percent(share), share > 0.7))
                .toList();
        var times = Axis.times(range, locale);
        if (!quantity.kind().isNumber()) {
            var said = said(found);
            return new Plot(
                    times, rows(quantity, said), List.of(), List.of(), words(quantity, found, said, pen), marks);
        }
        if (quantity.kind() == QuantityKind.COUNTER) {
            var most = found.points().stream().mapToDouble(Point::counted).max().orElse(0);
            var numbers = Axis.Numbers.about(0, most, true);
            return new Plot(
                    times, numbers.ticks(locale), List.of(), List.of(), bars(found.points(), numbers, pen), marks);
        }
        var numbers = Axis.Numbers.about(
                found.points().stream().mapToDouble(Point::min).min().orElse(0),
                found.points().stream().mapToDouble(Point::max).max().orElse(0),
                false);
        var stretches = stretches(found);
        return new Plot(
                times,
                numbers.ticks(locale),
                found.step() == Step.VALUE
                        ? List.of()
                        : stretches.stream().map(one -> band(one, numbers, pen)).toList(),
                stretches.stream().map(one -> line(one, numbers, pen)).toList(),
                List.of(),
                marks);
    }

    /** Turns moments into places. */
    private record Pen(Instant from, Instant to) {

        int x(Instant moment) {
            return (int) Math.round(Axis.share(moment, from, to) * WIDE);
        }

        int x(Point point) {
            return (x(point.from()) + x(point.to())) / 2;
        }

        static int y(double share) {
            return (int) Math.round((1 - Math.clamp(share, 0, 1)) * HIGH);
        }
    }

    /** What hangs together: silence is no straight line. */
    static List<List<Point>> stretches(PositionSeries.Found found) {
        var pause = longestPause(found);
        var stretches = new ArrayList<List<Point>>();
        Point before = null;
        for (var point : found.points()) {
            if (before == null || Duration.between(before.from(), point.from()).compareTo(pause) > 0) {
                stretches.add(new ArrayList<>());
            }
            stretches.getLast().add(point);
            before = point;
        }
        return stretches;
    }

    private static Duration longestPause(PositionSeries.Found found) {
        var points = found.points();
        var pauses = new long[Math.max(0, points.size() - 1)];
        for (int i = 0; i < pauses.length; i++) {
            pauses[i] = Duration.between(points.get(i).from(), points.get(i + 1).from())
                    .toSeconds();
        }
        Arrays.sort(pauses);
        var usual = Duration.ofSeconds(pauses.length < 3 ? 0 : pauses[pauses.length / 2] * PAUSES);
        var least = switch (found.step()) {
            case VALUE -> Duration.ofMinutes(10);
            case FIVE_MINUTES -> Duration.ofMinutes(11);
            case HOUR -> Duration.ofMinutes(90);
            case DAY -> Duration.ofHours(36);
        };
        return usual.compareTo(least) > 0 ? usual : least;
    }

    private static String line(List<Point> stretch, Axis.Numbers numbers, Pen pen) {
        var path = new StringBuilder();
        for (var point : stretch) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(pen.x(point))
                    .append(' ')
                    .append(Pen.y(numbers.share(point.mean())));
        }
        // a point by itself is a dash that can be seen
        return stretch.size() == 1 ? path.append("m-4 0h8").toString() : path.toString();
    }

    private static String band(List<Point> stretch, Axis.Numbers numbers, Pen pen) {
        var path = new StringBuilder();
        stretch.forEach(point -> path.append(path.isEmpty() ? 'M' : 'L')
                .append(pen.x(point))
                .append(' ')
                .append(Pen.y(numbers.share(point.max()))));
        stretch.reversed()
                .forEach(point ->
                        path.append('L').append(pen.x(point)).append(' ').append(Pen.y(numbers.share(point.min()))));
        return path.append('Z').toString();
    }

    private static List<Box> bars(List<Point> points, Axis.Numbers numbers, Pen pen) {
        return points.stream()
                .map(point -> {
                    int left = pen.x(point.from());
                    int width = Math.max(1, pen.x(point.to()) - left);
                    int top = Pen.y(numbers.share(point.counted()));
                    return new Box(left + width / 10, top, Math.max(1, width * 4 / 5), HIGH - top);
                })
                .toList();
    }

    /** The words that were said, the later of the list above the earlier. */
    private static List<Integer> said(PositionSeries.Found found) {
        return found.points().stream()
                .map(point -> (int) point.last())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static List<Tick> rows(Quantity quantity, List<Integer> said) {
        return IntStream.range(0, said.size())
                .mapToObj(row -> new Tick(
                        Axis.percent((row + 0.5) / said.size()), SeriesView.word(quantity, said.get(row)), false))
                .toList();
    }

    private static List<Box> words(Quantity quantity, PositionSeries.Found found, List<Integer> said, Pen pen) {
        int row = HIGH / said.size();
        int thin = quantity.kind() == QuantityKind.EVENT ? 20 : 8;
        return found.points().stream()
                .map(point -> new Box(
                        pen.x(point.from()),
                        said.indexOf((int) point.last()) * row + row / 5,
                        Math.max(thin, pen.x(point.to()) - pen.x(point.from())),
                        row * 3 / 5))
                .toList();
    }
}
