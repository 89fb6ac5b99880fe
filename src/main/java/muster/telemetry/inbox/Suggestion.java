package muster.telemetry.inbox;

import java.util.List;
import muster.catalog.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a field may be.
 *
 * @param unit null for words
 * @param scale to be multiplied with before the unit is looked at: {@code 1}, {@code 0.1}
 * @param words the maker's words and the dictionary's; empty when they are the same, or for numbers
 * @param channel of its own, where the pack reads the quantity of the whole device from another field; else empty
 * @param clues why, the strongest first
 */
public record Suggestion(
        Quantity quantity,
        @Nullable String unit,
        String scale,
        String words,
        String channel,
        double score,
        List<Clue> clues) {

    Suggestion onChannel(String name) {
        return new Suggestion(quantity, unit, scale, words, name, score, clues);
    }

    /** One reason, as a message key with its arguments. */
    public record Clue(String key, List<Object> args, double weight) {

        static Clue of(String key, double weight, Object... args) {
            return new Clue(key, List.of(args), weight);
        }
    }
}
