package muster.telemetry.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes names of fields apart, however their makers spell them: {@code battery_mv}, {@code TempF}, {@code em:0.a_act_power}. */
final class Names {

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])\\d*|[A-Z]?[a-z]+\\d*|\\d+");

    private static final int LONGEST_UNIT = 12;

    private Names() {}

    /** The words of a name in lower case; digits stay with what they follow, and a unit at the end is one word. */
    static List<String> words(String name) {
        int unit = unitAt(name);
        var words = split(name.substring(0, unit));
        if (unit < name.length()) {
            words.add(unit(name, unit));
        }
        return words;
    }

    /** Where the longest unit begins that the name may end with; its end when there is none. */
    private static int unitAt(String name) {
        for (int at = Math.max(0, name.length() - LONGEST_UNIT); at < name.length(); at++) {
            if (Character.isLetter(name.charAt(at)) && UnitHints.isUnit(unit(name, at)) && isApart(name, at)) {
                return at;
            }
        }
        return name.length();
    }

    private static String unit(String name, int at) {
        return name.substring(at).replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** A unit stands by itself, or right after a word that quantities are called by: {@code room} is no {@code roo} in metres. */
    private static boolean isApart(String name, int at) {
        if (at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
            return at > 0 || name.length() > 1;
        }
        boolean isWord = name.length() - at > 1 || "cfvw".indexOf(name.charAt(at)) >= 0;
        var before = split(name.substring(0, at));
        return (isWord || Character.isUpperCase(name.charAt(at))) && !before.isEmpty() && isKnown(before.getLast());
    }

    private static boolean isKnown(String word) {
        return word.length() > 2
                && !(Lexicon.of(word).isEmpty()
                        && Lexicon.of(word.replaceAll("\\d+$", "")).isEmpty());
    }

    private static List<String> split(String name) {
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

    /** What a channel may be called that one field fills. */
    static String channel(String path) {
        var name = String.join("_", words(leaf(path)));
        var whole = name.matches("[a-z].*") ? name : "probe_" + name;
        return whole.substring(0, Math.min(40, whole.length()));
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
