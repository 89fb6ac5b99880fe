package muster.catalog;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one quantity is read from a payload.
 *
 * @param unit the unit expected; null when the payload declares it and any of its units will do
 * @param declared null when the payload says nothing about units
 * @param scale multiplies the number before its unit is looked at, then {@code offset} is added
 * @param range what can be true of this model, in the canonical unit
 * @param words the maker's word for a state, and the dictionary's word
 * @param required true when every message of this model carries the value
 */
public record Source(
        Quantity quantity,
        ValuePath from,
        @Nullable String unit,
        @Nullable DeclaredUnit declared,
        BigDecimal scale,
        BigDecimal offset,
        ValueRange range,
        Map<String, String> words,
        boolean required) {

    public Source {
        words = Map.copyOf(words);
    }

    boolean isScaled() {
        return scale.compareTo(BigDecimal.ONE) != 0 || offset.signum() != 0;
    }
}
