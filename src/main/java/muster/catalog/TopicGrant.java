package muster.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Topics that a foreign device may use beside those of its mappings: {@code cmnd/{device}/#}. A {@code +} is any one
 * level, a {@code #} at the end everything below; the device's name may be a part of a level.
 */
public final class TopicGrant {

    private static final Pattern WRITTEN =
            Pattern.compile("(?!\\$)(?:(?:\\+|[^\\s/+#{}\\p{Cntrl}]*(?:\\{device}[^\\s/+#{}\\p{Cntrl}]*)?)/)*"
                    + "(?:#|\\+|[^\\s/+#{}\\p{Cntrl}]*(?:\\{device}[^\\s/+#{}\\p{Cntrl}]*)?)");
    private static final int LONGEST = 200;

    private final String text;
    private final Pattern pattern;

    private TopicGrant(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** Refuses what is none with an {@link IllegalArgumentException}. */
    public static TopicGrant of(String text) {
        var devices = text.split(Pattern.quote(TopicPattern.DEVICE), -1).length - 1;
        var isOurs = text.startsWith("muster/") || text.startsWith("+") || text.startsWith("#");
        if (text.isBlank()
                || text.length() > LONGEST
                || devices > 1
                || isOurs
                || !WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("not a topic to grant: " + text);
        }
        var regex = new StringBuilder();
        for (var part : text.splitWithDelimiters("\\{device}|\\+|/?#", 0)) {
            regex.append(
                    switch (part) {
                        case TopicPattern.DEVICE -> "([^/+#]{1,100})";
                        case TopicPattern.ANY -> "[^/#]{1,100}";
                        case "/#" -> "(?:/.*)?";
                        default -> Pattern.quote(part);
                    });
        }
        return new TopicGrant(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Whether the device is named in it. */
    public boolean namesDevice() {
        return text.contains(TopicPattern.DEVICE);
    }

    /** Whether all that this topic or filter means is granted, whoever is named in it. */
    boolean covers(String topic) {
        return pattern.matcher(topic).matches();
    }

    /** The name in a topic or filter that is covered; a wildcard is no name. */
    Optional<String> nameIn(String topic) {
        var found = pattern.matcher(topic);
        return namesDevice() && found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
