package muster.telemetry.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes names of fields apart, however their makers spell them: {@code battery_mv}, {@code TempF}, {@code em:0.a_act_power}. */
final class Names {

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])\\d*|[A-Z]?[a-z]+\\d*|\\d+");

    private Names() {}

    /** The words of a name in lower case; digits stay with what they follow. */
    static List<String> words(String name) {
        var words = new ArrayList<String>();
        var found = WORD.matcher(name);
        while (found.find()) {
            words.add(found.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** The last step of a path that is a name. */
    static String leaf(String path) {
        var plain = plain(path);
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /** What stands before the last step. */
    static String stem(String path) {
        var plain = plain(path);
        return plain.substring(0, Math.max(0, plain.lastIndexOf('.')));
    }

    private static String plain(String path) {
        return path.replaceAll("\\[\\d+]", "")
                .replaceAll("\\[\"([^\"]*)\"]", ".$1")
                .replaceAll("\\[[^\\]]*]", "");
    }

    /** As one word, so that {@code air_temp} and {@code AirTemp} are the same. */
    static String joined(String name) {
        return String.join("", words(name));
    }
}
