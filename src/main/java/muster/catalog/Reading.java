package muster.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One believed value in the quantity's canonical unit.
 *
 * @param value for a state or an event the place of its word in the dictionary's list, counted from 0
 * @param word the word of a state or an event, null for numbers
 * @param raw what stood in the payload, at most {@link Payload#LONGEST_RAW} characters of it
 * @param path where it stood in the payload
 * @param channel which of the device's channels said it; null when the device is one whole
 */
public record Reading(
        String quantity,
        double value,
        @Nullable String word,
        String unit,
        String raw,
        String path,
        @Nullable String channel)
        implements Finding {

    /** Of a device that is one whole. */
    public Reading(String quantity, double value, @Nullable String word, String unit, String raw, String path) {
        this(quantity, value, word, unit, raw, path, null);
    }

    /** Quantity and channel in one, as examples name it: {@code output_1.active_power}. */
    public String key() {
        return channel == null ? quantity : channel + "." + quantity;
    }

    /** For people: {@code 21.5 °C}. */
    public String display() {
        return word != null ? word : Units.display(value, unit);
    }
}
