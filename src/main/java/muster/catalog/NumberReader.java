package muster.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a number of what a payload says and judges it; everything that can be reckoned ahead is. */
final class NumberReader {

    private final Source source;
    private final Quantity quantity;
    private final Map<String, Conversion> conversions = new HashMap<>();

    NumberReader(Source source) {
        this.source = source;
        this.quantity = source.quantity();
        quantity.confusions().forEach(this::prepare);
        prepare(quantity.unit());
        if (source.unit() != null) {
            prepare(source.unit());
        }
        if (source.declared() != null) {
            source.declared().units().values().forEach(this::prepare);
        }
    }

    private void prepare(String unit) {
        conversions.put(unit, Units.conversion(unit, quantity.unit()).orElseThrow());
    }

    /** The value in the canonical unit. */
    double read(Json found, Json.Members payload) throws Unreadable {
        var number = Decimals.of(found);
        if (number == null) {
            throw new Unreadable(RejectionReason.NOT_A_NUMBER, found.raw(), "a number was expected");
        }
        var unit = unitIn(payload);
        if (unit == null) {
            throw new Unreadable(RejectionReason.WRONG_UNIT, found.raw(), whatItDeclares(payload));
        }
        var scaled = source.isScaled() ? number.multiply(source.scale()).add(source.offset()) : number;
        var value = convert(scaled, unit);
        if (!source.range().contains(value)) {
            throw doubt(scaled, unit, value, found.raw());
        }
        return value;
    }

    private double convert(BigDecimal number, String unit) {
        var conversion = Objects.requireNonNull(conversions.get(unit));
        // 0.0 is added so that no minus zero is kept
        return (conversion.isNone() ? number : conversion.apply(number)).doubleValue() + 0.0;
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

    /** As precisely as it helps whoever compares. */
    private static double inShort(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    private Unreadable doubt(BigDecimal number, String unit, double value, String raw) {
        for (var other : quantity.confusions()) {
            var otherwise = convert(number, other);
            if (!other.equals(unit) && source.range().contains(otherwise)) {
                var detail = Units.plain(number.doubleValue()) + " looks like " + Units.display(other) + ", which is "
                        + Units.display(inShort(otherwise), quantity.unit());
                return new Unreadable(RejectionReason.WRONG_UNIT, raw, detail);
            }
        }
        var detail = Units.display(value, quantity.unit()) + " is outside "
                + source.range().in(quantity.unit());
        return new Unreadable(RejectionReason.OUT_OF_RANGE, raw, detail);
    }
}
