package muster.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How one quantity is read from a payload.
 *
 * @param channel which of the device's channels it belongs to; null when the device is one whole
 * @param pick where it stands and how it is taken out
 * @param unit the unit expected; null when the payload declares it and any of its units will do
 * @param declared null when the payload says nothing about units
 * @param scale multiplies the number before its unit is looked at, then {@code offset} is added
 * @param range what can be true of this model, in the canonical unit
 * @param words the maker's words for a state or an event
 * @param rollsOverAt the value, in the canonical unit, at which a counter starts again from 0; null when unknown
 * @param required true when every message of this model carries the value
 */
public record Source(
        Quantity quantity,
        @Nullable String channel,
        Pick pick,
        @Nullable String unit,
        @Nullable DeclaredUnit declared,
        BigDecimal scale,
        BigDecimal offset,
        ValueRange range,
        WordTable words,
        @Nullable Double rollsOverAt,
        boolean required) {

    /** Where the value stands; the first place when an expression reads several. */
    public ValuePath from() {
        return pick.from().getFirst();
    }

    boolean isScaled() {
        return scale.compareTo(BigDecimal.ONE) != 0 || offset.signum() != 0;
    }
}
