package muster.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;

/** Measured values as people read them: as many digits as the eye takes in, the whole number never cut. */
public final class Measured {

    private static final int DIGITS = 4;

    private Measured() {}

    /** {@code 21.5 °C}, {@code 24,371 kWh}. */
    public static String text(double value, String unit, Locale locale) {
        if (!Double.isFinite(value)) {
            return Units.display(value, unit);
        }
        var rounded = new BigDecimal(value).round(new MathContext(15));
        int whole = Math.max(1, rounded.precision() - rounded.scale());
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, DIGITS - whole));
        var sign = Units.display(unit);
        return sign.isEmpty() ? format.format(rounded) : format.format(rounded) + " " + sign;
    }
}
