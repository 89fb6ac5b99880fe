package muster.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name of the telemetry dictionary with its one unit.
 *
 * @param name as in {@code air_temperature}; with the maker's prefix, as in {@code acme/ignitions}, when a pack added it
 * @param label what a pack calls its own quantity; null when the messages have it
 * @param unit the canonical UCUM code; {@code 1} for states and events
 * @param range what can be true of any device; a pack may narrow it
 * @param confusions UCUM codes that makers are known to send instead of the canonical unit
 * @param words the closed list of a state or an event, empty for numbers
 */
public record Quantity(
        String name,
        @Nullable String label,
        QuantityKind kind,
        String unit,
        ValueRange range,
        List<String> confusions,
        List<String> words) {

    public Quantity {
        confusions = List.copyOf(confusions);
        words = List.copyOf(words);
    }

    /** The word of a state or an event that a stored value stands for; empty for a number. */
    public Optional<String> wordOf(double value) {
        return value >= 0 && value < words.size() ? Optional.of(words.get((int) value)) : Optional.empty();
    }

    /** The key of its label in the messages. */
    public String labelKey() {
        return "catalog.quantity." + name;
    }
}
