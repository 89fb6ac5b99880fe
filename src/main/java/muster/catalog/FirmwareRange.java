package muster.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of firmware versions: {@code [1.0,2.0)}, {@code [1.4,)}, {@code (,2.0]}, {@code [1.4.1]}, {@code (,)}.
 *
 * <p>A square bracket includes its end, a round one does not. The order is strict, so {@code 2.0-beta} lies inside
 * {@code [1.0,2.0)}; write {@code [1.0,2.0-0)} to keep pre-releases of 2.0 out.
 */
public record FirmwareRange(
        @Nullable FirmwareVersion from,
        boolean fromIncluded,
        @Nullable FirmwareVersion to,
        boolean toIncluded) {

    public static final FirmwareRange ALL = new FirmwareRange(null, false, null, false);

    private static final Pattern BETWEEN = Pattern.compile("([\\[(])([^,\\[\\]()]*),([^,\\[\\]()]*)([\\])])");
    private static final Pattern EXACTLY = Pattern.compile("\\[([^,\\[\\]()]+)]");

    public FirmwareRange {
        if (from != null && to != null) {
            var order = from.compareTo(to);
            if (order > 0 || (order == 0 && !(fromIncluded && toIncluded))) {
                throw new IllegalArgumentException("no version lies between " + from + " and " + to);
            }
        }
    }

    /** Refuses what is no range, or an empty one, with an {@link IllegalArgumentException}. */
    public static FirmwareRange of(String text) {
        var exactly = EXACTLY.matcher(text);
        if (exactly.matches()) {
            var version = FirmwareVersion.of(exactly.group(1));
            return new FirmwareRange(version, true, version, true);
        }
        var between = BETWEEN.matcher(text);
        if (!between.matches()) {
            throw new IllegalArgumentException("not a range: " + text);
        }
        var from = end(between.group(2));
        var to = end(between.group(3));
        return new FirmwareRange(
                from,
                from != null && between.group(1).equals("["),
                to,
                to != null && between.group(4).equals("]"));
    }

    private static @Nullable FirmwareVersion end(String text) {
        return text.isBlank() ? null : FirmwareVersion.of(text);
    }

    public boolean contains(FirmwareVersion version) {
        return isAboveFrom(version) && isBelowTo(version);
    }

    /** A version that nobody knows, which is null, is among all versions and in no narrower range. */
    public boolean holdsFor(@Nullable FirmwareVersion version) {
        return version == null ? equals(ALL) : contains(version);
    }

    private boolean isAboveFrom(FirmwareVersion version) {
        return from == null || (fromIncluded ? version.compareTo(from) >= 0 : version.compareTo(from) > 0);
    }

    private boolean isBelowTo(FirmwareVersion version) {
        return to == null || (toIncluded ? version.compareTo(to) <= 0 : version.compareTo(to) < 0);
    }

    public boolean overlaps(FirmwareRange other) {
        return !endsBefore(other) && !other.endsBefore(this);
    }

    private boolean endsBefore(FirmwareRange other) {
        if (to == null || other.from == null) {
            return false;
        }
        var order = to.compareTo(other.from);
        return order < 0 || (order == 0 && !(toIncluded && other.fromIncluded));
    }

    /** One end of a range, in words: {@code catalog.firmware.<key>} with the version. */
    public record End(String key, String version) {

        private static End of(String word, @Nullable Object version) {
            return new End("catalog.firmware." + word, version == null ? "" : version.toString());
        }
    }

    /** The ends that are not open; one that says so where both are. */
    public List<End> ends() {
        if (from != null && from.equals(to)) {
            return List.of(End.of("exactly", from));
        }
        var ends = new ArrayList<End>();
        if (from != null) {
            ends.add(End.of(fromIncluded ? "from" : "after", from));
        }
        if (to != null) {
            ends.add(End.of(toIncluded ? "up-to" : "before", to));
        }
        return ends.isEmpty() ? List.of(End.of("any", null)) : List.copyOf(ends);
    }

    @Override
    public String toString() {
        if (from != null && Objects.equals(from, to)) {
            return "[" + from + "]";
        }
        return (fromIncluded ? "[" : "(")
                + (from == null ? "" : from)
                + ","
                + (to == null ? "" : to)
                + (toIncluded ? "]" : ")");
    }
}
