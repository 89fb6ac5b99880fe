package muster.telemetry.lessons;

import java.util.LinkedHashMap;
import java.util.Optional;
import muster.catalog.Quantity;
import muster.catalog.WordTable;

/** The maker's words as people type them: {@code true=open, false=closed}. */
public final class MakersWords {

    private MakersWords() {}

    /** Empty when one of them is no word of the quantity, or stands twice. */
    public static Optional<WordTable> read(String typed, Quantity quantity) {
        var words = new LinkedHashMap<String, String>();
        for (var pair : typed.split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            var equals = pair.lastIndexOf('=');
            var theirs = equals < 0 ? "" : pair.substring(0, equals).strip();
            var ours = pair.substring(equals + 1).strip();
            if (theirs.isEmpty() || !quantity.words().contains(ours) || words.put(theirs, ours) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new WordTable(words, new LinkedHashMap<>(), null, null));
    }
}
