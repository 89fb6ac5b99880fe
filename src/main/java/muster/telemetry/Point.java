package muster.telemetry;

import java.time.Instant;
import muster.shared.DeviceId;

/**
 * One value of a series, or what a piece of it comes to. A state's point lasts as long as its word held.
 *
 * @param to the end of the piece; the same as {@code from} for a single value
 * @param last the newest value in it
 * @param counted how far a counter went
 * @param series the number of the series that the newest value is of
 */
public record Point(
        Instant from,
        Instant to,
        int count,
        double min,
        double max,
        double sum,
        double last,
        Instant lastAt,
        double counted,
        DeviceId device,
        int series) {

    public double mean() {
        return sum / count;
    }

    /** Both together, of the same piece and the same device. */
    Point with(Point other) {
        var newest = other.lastAt.isAfter(lastAt) ? other : this;
        return new Point(
                from,
                to,
                count + other.count,
                Math.min(min, other.min),
                Math.max(max, other.max),
                sum + other.sum,
                newest.last,
                newest.lastAt,
                counted + other.counted,
                device,
                newest.series);
    }

    /** The same word, held until a later moment. */
    Point until(Instant end) {
        return new Point(from, end, count, min, max, sum, last, lastAt, counted, device, series);
    }

    /** The same word, seen from a later moment on. */
    Point since(Instant start) {
        return start.isAfter(from)
                ? new Point(start, to, count, min, max, sum, last, lastAt, counted, device, series)
                : this;
    }
}
