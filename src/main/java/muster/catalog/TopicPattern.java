package muster.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A topic that a kind of device speaks on: {@code tele/{device}/SENSOR}. A {@code +} is any one level.
 *
 * @param levels the topic's levels; {@link #DEVICE} where the device is named
 */
public record TopicPattern(List<String> levels) {

    static final String DEVICE = "{device}";
    static final String ANY = "+";

    private static final int LONGEST = 200;
    private static final Pattern LEVEL = Pattern.compile("\\{device}|\\+|[^\\s/+#{}\\p{Cntrl}]{1,100}");

    /** Muster's own protocol: what a mapping listens to when it names no topic. */
    public static final TopicPattern OWN = of("muster/v1/{device}/telemetry");

    public TopicPattern {
        levels = List.copyOf(levels);
    }

    /** Refuses what is no topic with an {@link IllegalArgumentException}. */
    public static TopicPattern of(String text) {
        var levels = List.of(text.split("/", -1));
        var named = levels.stream().filter(DEVICE::equals).count();
        if (text.length() > LONGEST
                || named > 1
                || !levels.stream().allMatch(level -> LEVEL.matcher(level).matches())) {
            throw new IllegalArgumentException("not a topic: " + text);
        }
        return new TopicPattern(levels);
    }

    public boolean namesDevice() {
        return levels.contains(DEVICE);
    }

    public boolean matches(String topic) {
        var start = 0;
        for (var place = 0; place < levels.size(); place++) {
            var slash = topic.indexOf('/', start);
            var isLast = place + 1 == levels.size();
            if (isLast != slash < 0) {
                return false;
            }
            var end = isLast ? topic.length() : slash;
            var level = levels.get(place);
            if (!isWild(level)
                    && (level.length() != end - start || !topic.regionMatches(start, level, 0, level.length()))) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /** The level that names the device; empty when another topic is meant, or this one names none. */
    public Optional<String> deviceIn(String topic) {
        var said = topic.split("/", -1);
        var place = levels.indexOf(DEVICE);
        return place >= 0 && fits(said) ? Optional.of(said[place]) : Optional.empty();
    }

    private boolean fits(String[] said) {
        if (said.length != levels.size()) {
            return false;
        }
        for (var place = 0; place < said.length; place++) {
            if (!isWild(levels.get(place)) && !levels.get(place).equals(said[place])) {
                return false;
            }
        }
        return true;
    }

    /** True when one topic can be meant by both. */
    public boolean overlaps(TopicPattern other) {
        if (levels.size() != other.levels.size()) {
            return false;
        }
        for (var place = 0; place < levels.size(); place++) {
            var mine = levels.get(place);
            var theirs = other.levels.get(place);
            if (!isWild(mine) && !isWild(theirs) && !mine.equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWild(String level) {
        return level.equals(DEVICE) || level.equals(ANY);
    }

    /** What a client subscribes to: {@code tele/+/SENSOR}. */
    public String filter() {
        return toString().replace(DEVICE, ANY);
    }

    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
