package muster.catalog;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The maker's words for a state or an event, and the dictionary's.
 *
 * @param words by the maker's word, the most important first: of a list of words the first in this order counts
 * @param flags by the place of a bit, the most important first: of several that are set the first counts
 * @param none the word when a list is empty or no flag is set; null when that says nothing
 * @param otherwise the word for everything that the table does not have; null when that is refused
 */
public record WordTable(
        SequencedMap<String, String> words,
        SequencedMap<Integer, String> flags,
        @Nullable String none,
        @Nullable String otherwise) {

    /** The maker speaks as the dictionary does. */
    public static final WordTable EMPTY = new WordTable(new LinkedHashMap<>(), new LinkedHashMap<>(), null, null);

    public WordTable {
        words = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(words));
        flags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(flags));
    }

    /** The dictionary's word, or null when there is none. */
    @Nullable
    String of(Json found, Quantity quantity) {
        if (!flags.isEmpty()) {
            var bits = Decimals.bits(found);
            return bits == null ? null : ofFlags(bits);
        }
        if (found instanceof Json.Items list) {
            return ofList(list);
        }
        var word = words.getOrDefault(found.raw(), found.raw());
        return quantity.words().contains(word) ? word : otherwise;
    }

    private @Nullable String ofFlags(BigInteger bits) {
        for (var flag : flags.entrySet()) {
            if (bits.testBit(flag.getKey())) {
                return flag.getValue();
            }
        }
        return bits.signum() == 0 ? none : otherwise;
    }

    private @Nullable String ofList(Json.Items list) {
        if (list.items().isEmpty()) {
            return none;
        }
        return words.entrySet().stream()
                .filter(word ->
                        list.items().stream().anyMatch(item -> item.raw().equals(word.getKey())))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(otherwise);
    }
}
