package muster.catalog;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one quantity out of payloads and judges what it finds; everything that can be reckoned ahead is. */
final class SourceReader {

    private static final int LONGEST_NUMBER = 64;

    private final Source source;
    private final Quantity quantity;
    private final String path;
    private final Map<String, Conversion> conversions = new HashMap<>();

    SourceReader(Source source) {
        this.source = source;
        this.quantity = source.quantity();
        this.path = source.from().toString();
        if (quantity.kind().isNumber()) {
            quantity.confusions().forEach(this::prepare);
            prepare(quantity.unit());
            if (source.unit() != null) {
                prepare(source.unit());
            }
            if (source.declared() != null) {
                source.declared().units().values().forEach(this::prepare);
            }
        }
    }

    private void prepare(String unit) {
        conversions.put(unit, Units.conversion(unit, quantity.unit()).orElseThrow());
    }

    /** Null when the payload says nothing of this quantity, and need not. */
    @Nullable
    Finding read(Json.Members payload) {
        var found = source.from().in(payload);
        if (found == null) {
            return source.required() ? reject("", RejectionReason.MISSING, "nothing stands at " + path) : null;
        }
        return quantity.kind().isNumber() ? number(found, payload) : word(found);
    }

    private Finding word(Json found) {
        var raw = found.raw();
        var word = source.words().getOrDefault(raw, raw);
        var place = quantity.words().indexOf(word);
        return place < 0
                ? reject(raw, RejectionReason.UNKNOWN_WORD, raw + " is none of " + String.join(", ", quantity.words()))
                : new Reading(quantity.name(), place, word, quantity.unit(), raw, path);
    }

    private Finding number(Json found, Json.Members payload) {
        var raw = found.raw();
        var number = decimal(found);
        if (number == null) {
            return reject(raw, RejectionReason.NOT_A_NUMBER, "a number was expected");
        }
        var unit = unitIn(payload);
        if (unit == null) {
            return reject(raw, RejectionReason.WRONG_UNIT, whatItDeclares(payload));
        }
        var scaled = source.isScaled() ? number.multiply(source.scale()).add(source.offset()) : number;
        var value = convert(scaled, unit);
        if (!source.range().contains(value)) {
            return doubt(scaled, unit, value, raw);
        }
        return new Reading(quantity.name(), value, null, quantity.unit(), raw, path);
    }

    private double convert(BigDecimal number, String unit) {
        var conversion = Objects.requireNonNull(conversions.get(unit));
        // 0.0 is added so that no minus zero is kept
        return (conversion.isNone() ? number : conversion.apply(number)).doubleValue() + 0.0;
    }

    /** Null for what no instrument sends: no number, over-long, beyond the reach of a double, almost nothing. */
    private static @Nullable BigDecimal decimal(Json found) {
        var text = switch (found) {
            case Json.NumberText number -> number.text();
            case Json.Text words -> words.text().strip();
            default -> "";
        };
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || !Character.isLetterOrDigit(lastOf(text))) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            var exponent = (long) number.precision() - number.scale();
            return number.signum() == 0 ? BigDecimal.ZERO : Math.abs(exponent) > 100 ? null : number;
        } catch (NumberFormatException words) {
            return null;
        }
    }

    private static char lastOf(String text) {
        return text.charAt(text.length() - 1);
    }

    /** Null when the declared unit is missing, unknown, or not the expected one. */
    private @Nullable String unitIn(Json.Members payload) {
        var declared = source.declared();
        if (declared == null) {
            return source.unit();
        }
        var said = declared.from().in(payload);
        var unit = said == null ? null : declared.units().get(said.raw());
        return source.unit() == null || source.unit().equals(unit) ? unit : null;
    }

    private String whatItDeclares(Json.Members payload) {
        var declared = Objects.requireNonNull(source.declared());
        var said = declared.from().in(payload);
        if (said == null) {
            return "nothing at " + declared.from() + " says which unit it is";
        }
        var unit = declared.units().get(said.raw());
        var spoken = unit == null ? said.raw() : Units.display(unit);
        return source.unit() == null
                ? spoken + " is no unit that the pack knows"
                : "declared as " + spoken + ", expected " + Units.display(source.unit());
    }

    private Finding doubt(BigDecimal number, String unit, double value, String raw) {
        for (var other : quantity.confusions()) {
            var otherwise = convert(number, other);
            if (!other.equals(unit) && source.range().contains(otherwise)) {
                var detail = Units.plain(number.doubleValue()) + " looks like " + Units.display(other)
                        + ": that would be " + Units.display(otherwise, quantity.unit());
                return reject(raw, RejectionReason.WRONG_UNIT, detail);
            }
        }
        var detail = Units.display(value, quantity.unit()) + " is outside "
                + source.range().in(quantity.unit());
        return reject(raw, RejectionReason.OUT_OF_RANGE, detail);
    }

    private Rejected reject(String raw, RejectionReason reason, String detail) {
        return new Rejected(quantity.name(), path, raw, reason, detail);
    }
}
