package muster.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as instruments send them, as JSON numbers or as text. */
final class Decimals {

    private static final int LONGEST = 64;
    private static final Pattern WHOLE = Pattern.compile("0[xX]([0-9A-Fa-f]{1,16})|\\d{1,20}");

    private Decimals() {}

    /** Null for what no instrument sends: no number, over-long, beyond the reach of a double, almost nothing. */
    static @Nullable BigDecimal of(Json found) {
        var text = text(found);
        if (text.isEmpty() || text.length() > LONGEST || !Character.isLetterOrDigit(text.charAt(text.length() - 1))) {
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

    /** A whole number of at most 64 bits without a sign, also as {@code 0x1F}; a truth value counts as one bit. */
    static @Nullable BigInteger bits(Json found) {
        if (found instanceof Json.Truth truth) {
            return truth.isTrue() ? BigInteger.ONE : BigInteger.ZERO;
        }
        var whole = WHOLE.matcher(text(found));
        if (!whole.matches()) {
            return null;
        }
        var number = whole.group(1) == null ? new BigInteger(whole.group()) : new BigInteger(whole.group(1), 16);
        return number.bitLength() <= 64 ? number : null;
    }

    private static String text(Json found) {
        return switch (found) {
            case Json.NumberText number -> number.text();
            case Json.Text words -> words.text().strip();
            default -> "";
        };
    }
}
