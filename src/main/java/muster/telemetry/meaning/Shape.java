package muster.telemetry.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import muster.catalog.KnownFields;
import muster.catalog.UnknownField;
import org.jspecify.annotations.Nullable;

/**
 * What some messages of one firmware look like: which fields they have, of which sort, how large. A device may send
 * several kinds of message, so a field is missed only where it was in at least two messages and enough are looked at.
 */
public final class Shape {

    /** So many messages have to be there before a field can be missed. */
    public static final int ENOUGH = 3;

    /** A value that is so many times larger or smaller is another unit and no other weather. */
    private static final double FACTOR = 5;

    private static final double NEAR = 0.04;

    private record Seen(List<UnknownField> values) {

        UnknownField newest() {
            return values.getLast();
        }

        /** The sort of most of them; null for those that say nothing. */
        @Nullable
        String sort() {
            return values.stream()
                    .map(UnknownField::sort)
                    .filter(sort -> !sort.equals("nothing"))
                    .reduce((one, other) -> other)
                    .orElse(null);
        }

        /** The middle one of those that are numbers; not a number when none is. */
        double middle() {
            var numbers = values.stream()
                    .flatMapToDouble(field -> field.number().isPresent()
                            ? DoubleStream.of(field.number().getAsDouble())
                            : DoubleStream.empty())
                    .sorted()
                    .toArray();
            return numbers.length == 0 ? Double.NaN : numbers[numbers.length / 2];
        }
    }

    private final int messages;
    private final Map<String, Seen> fields = new TreeMap<>();

    private Shape(int messages) {
        this.messages = messages;
    }

    /** Of these payloads, in the order in which they came. */
    public static Shape of(List<byte[]> payloads) {
        var shape = new Shape(payloads.size());
        payloads.stream()
                .flatMap(payload -> KnownFields.all(payload).stream())
                .forEach(field -> shape.fields
                        .computeIfAbsent(field.path(), path -> new Seen(new ArrayList<>()))
                        .values()
                        .add(field));
        return shape;
    }

    /**
     * What is different in the messages that came after.
     *
     * @param free fields that may jump as they like: counters, which begin again with a new firmware
     */
    public List<Difference> differences(Shape after, Set<String> free) {
        var differences = new ArrayList<Difference>();
        var paths = new TreeSet<>(fields.keySet());
        paths.addAll(after.fields.keySet());
        for (var path : paths) {
            var difference = difference(path, fields.get(path), after.fields.get(path), after, free.contains(path));
            if (difference != null) {
                differences.add(difference);
            }
        }
        return List.copyOf(differences);
    }

    private @Nullable Difference difference(
            String path, @Nullable Seen old, @Nullable Seen fresh, Shape after, boolean isFree) {
        if (old == null) {
            return fresh == null || messages < ENOUGH ? null : of(path, Difference.Kind.APPEARED, null, fresh, null);
        }
        if (fresh == null) {
            var isMissed = after.messages >= ENOUGH && old.values().size() >= 2;
            return isMissed ? of(path, Difference.Kind.VANISHED, old, null, null) : null;
        }
        var sort = old.sort();
        var other = fresh.sort();
        if (sort != null && other != null && !sort.equals(other)) {
            return of(path, Difference.Kind.OTHER_SORT, old, fresh, null);
        }
        var factor = isFree ? null : jump(old.middle(), fresh.middle());
        return factor == null ? null : of(path, Difference.Kind.JUMPED, old, fresh, factor);
    }

    private static Difference of(
            String path, Difference.Kind kind, @Nullable Seen old, @Nullable Seen fresh, @Nullable Double factor) {
        return new Difference(
                path,
                kind,
                old == null ? null : old.newest().value().raw(),
                fresh == null ? null : fresh.newest().value().raw(),
                factor);
    }

    /** Null when the difference may be the weather's; 3.6 (m/s and km/h) and Fahrenheit are smaller than that and known. */
    static @Nullable Double jump(double before, double after) {
        if (Double.isNaN(before) || Double.isNaN(after) || before == 0 || after == 0) {
            return null;
        }
        var factor = after / before;
        var size = Math.abs(factor);
        var isKnown = isNear(size, 3.6)
                || isNear(1 / size, 3.6)
                || isFahrenheit(before, after)
                || isFahrenheit(after, before);
        return size >= FACTOR || 1 / size >= FACTOR || isKnown ? factor : null;
    }

    private static boolean isFahrenheit(double celsius, double fahrenheit) {
        return celsius > -40 && celsius < 150 && isNear(fahrenheit, celsius * 1.8 + 32) && fahrenheit / celsius > 2;
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= NEAR * Math.abs(other);
    }
}
