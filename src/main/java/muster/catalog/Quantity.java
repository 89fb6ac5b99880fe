package muster.catalog;

import java.util.List;

/**
 * A name of the telemetry dictionary with its one unit.
 *
 * @param unit the canonical UCUM code; {@code 1} for states and events
 * @param range what can be true of any device; a pack may narrow it
 * @param confusions UCUM codes that makers are known to send instead of the canonical unit
 * @param words the closed list of a state or an event, empty for numbers
 */
public record Quantity(
        String name, QuantityKind kind, String unit, ValueRange range, List<String> confusions, List<String> words) {

    public Quantity {
        confusions = List.copyOf(confusions);
        words = List.copyOf(words);
    }

    /** The key of its label in the messages. */
    public String labelKey() {
        return "catalog.quantity." + name;
    }
}
