package muster.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.measure.Unit;
import javax.measure.format.MeasurementParseException;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.internal.format.TokenException;
import systems.uom.ucum.internal.format.TokenMgrError;

/** Units by their UCUM code (ucum.org, case sensitive). */
public final class Units {

    private static final int LONGEST = 40;
    private static final UCUMFormat FORMAT = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
    private static final int MOST_KNOWN = 5_000;
    private static final Map<String, Optional<Unit<?>>> KNOWN = new ConcurrentHashMap<>();

    private Units() {}

    public static boolean isUnit(String code) {
        return unit(code).isPresent();
    }

    /** True when values can be converted from one to the other: same dimension, both known. */
    public static boolean areCommensurable(String one, String other) {
        return conversion(one, other).isPresent();
    }

    /** Empty when a code is unknown, the dimensions differ, or the two are not in a linear relation. */
    public static Optional<Conversion> conversion(String from, String to) {
        if (from.equals(to)) {
            return isUnit(from) ? Optional.of(Conversion.NONE) : Optional.empty();
        }
        return unit(from).flatMap(source -> unit(to).flatMap(target -> Conversion.between(source, target)));
    }

    static Optional<Unit<?>> unit(String code) {
        if (code.isEmpty() || code.length() > LONGEST || !code.chars().allMatch(c -> c > ' ' && c < 127)) {
            return Optional.empty();
        }
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear(); // people try units in forms
        }
        return KNOWN.computeIfAbsent(code, Units::parse);
    }

    /** The parser is generated and not safe for several threads; it answers nonsense with errors of its own kind. */
    private static synchronized Optional<Unit<?>> parse(String code) {
        try {
            return Optional.of(FORMAT.parse(UnitCorrections.of(code)));
        } catch (MeasurementParseException | TokenException | TokenMgrError | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /** As people write it: {@code Cel} becomes {@code °C}, {@code kW.h} becomes {@code kWh}. */
    public static String display(String code) {
        return UnitText.of(code);
    }

    /** A number with its unit: {@code 21.5 °C}, {@code 45 %}, {@code 12}. */
    public static String display(double value, String code) {
        var unit = display(code);
        return unit.isEmpty() ? plain(value) : plain(value) + " " + unit;
    }

    /** Without exponent for everyday sizes and without an idle ".0". */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros();
        return Math.abs(rounded.precision() - rounded.scale()) > 12 ? rounded.toString() : rounded.toPlainString();
    }
}
