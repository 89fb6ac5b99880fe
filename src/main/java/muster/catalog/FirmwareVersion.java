package muster.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A version that can be compared, in the order of semver.org §11, forgiving about the number of parts.
 *
 * <p>{@code 1.4} equals {@code 1.4.0}; {@code 1.4.0-beta2} comes before {@code 1.4.0}; what follows a plus sign is a
 * build and decides nothing.
 */
public record FirmwareVersion(List<Long> numbers, List<String> preRelease) implements Comparable<FirmwareVersion> {

    private static final Pattern SHAPE = Pattern.compile(
            "[vV]?(\\d{1,15}(?:\\.\\d{1,15}){0,7})(?:-([0-9A-Za-z-]{1,40}(?:\\.[0-9A-Za-z-]{1,40}){0,7}))?(?:\\+[0-9A-Za-z.-]{0,80})?");
    private static final int LONGEST = 120;
    private static final int MOST_PARSED = 2_000;

    /** A fleet runs few versions, and each of its messages asks for one of them. */
    private static final Map<String, Optional<FirmwareVersion>> PARSED = new ConcurrentHashMap<>();

    public FirmwareVersion {
        numbers = withoutTrailingZeros(numbers);
        preRelease = List.copyOf(preRelease);
    }

    /** Empty when the text is no version. */
    public static Optional<FirmwareVersion> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (PARSED.size() > MOST_PARSED) {
            PARSED.clear();
        }
        return PARSED.computeIfAbsent(text, FirmwareVersion::take);
    }

    private static Optional<FirmwareVersion> take(String text) {
        var shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            return Optional.empty();
        }
        var numbers = Arrays.stream(shape.group(1).split("\\.", -1))
                .map(Long::valueOf)
                .toList();
        var preRelease = shape.group(2) == null
                ? List.<String>of()
                : List.of(shape.group(2).split("\\.", -1));
        return Optional.of(new FirmwareVersion(numbers, preRelease));
    }

    /** Refuses what is no version with an {@link IllegalArgumentException}. */
    public static FirmwareVersion of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a version: " + text));
    }

    @Override
    public int compareTo(FirmwareVersion other) {
        for (var i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            var order = Long.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return comparePreRelease(other);
    }

    private long number(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    private int comparePreRelease(FirmwareVersion other) {
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        for (var i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            var order = comparePart(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    /** Numbers by size and before words, words by letter. */
    private static int comparePart(String one, String other) {
        var bothNumbers = isNumber(one) && isNumber(other);
        if (bothNumbers) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        return isNumber(one) == isNumber(other) ? one.compareTo(other) : isNumber(one) ? -1 : 1;
    }

    private static boolean isNumber(String part) {
        return part.length() <= 18 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<Long> withoutTrailingZeros(List<Long> numbers) {
        var end = numbers.size();
        while (end > 1 && numbers.get(end - 1) == 0) {
            end--;
        }
        return List.copyOf(numbers.subList(0, end));
    }

    /** At least major and minor, as people write it. */
    @Override
    public String toString() {
        var text = String.join(".", numbers.stream().map(String::valueOf).toList());
        var padded = numbers.size() == 1 ? text + ".0" : text;
        return preRelease.isEmpty() ? padded : padded + "-" + String.join(".", preRelease);
    }
}
