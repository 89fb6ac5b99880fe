package muster.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the fields of a form are called where the form itself is not shown. A module offers one as a bean for each
 * address that takes forms.
 *
 * @param path where the forms are sent: this path and all below it
 * @param keys the beginnings of message keys that fields of these forms have, the more special first
 */
public record FormTexts(String path, List<String> keys) {

    public static FormTexts of(String path, String... keys) {
        return new FormTexts(path, List.of(keys));
    }

    public boolean isAbout(String sentTo) {
        return sentTo.equals(path) || sentTo.startsWith(path + "/") || sentTo.startsWith(path + "?");
    }

    /** The keys that the label of a field may have: {@code madeBy} is {@code made-by} there. */
    public Stream<String> keysOf(String field) {
        var name = field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return keys.stream().map(beginning -> beginning + name);
    }
}
