package muster.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import tech.units.indriya.function.RationalNumber;

/**
 * From one unit to another: value · factor + shift.
 *
 * <p>Reckoned in decimals of 34 digits and rounded once at the end, so that 70.7 °F is 21.5 °C and not
 * 21.500000000000004.
 */
public record Conversion(BigDecimal factor, BigDecimal shift) {

    public static final Conversion NONE = new Conversion(BigDecimal.ONE, BigDecimal.ZERO);

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    public BigDecimal apply(BigDecimal value) {
        var sum = value.multiply(factor, DIGITS).add(shift, DIGITS);
        // 32 °F is 0 °C, not the last digit's rounding
        return sum.abs().compareTo(shift.abs().scaleByPowerOfTen(-28)) < 0 ? BigDecimal.ZERO : sum;
    }

    public double apply(double value) {
        return apply(BigDecimal.valueOf(value)).doubleValue();
    }

    /** This one first, then the other. */
    public Conversion then(Conversion next) {
        return new Conversion(factor.multiply(next.factor, DIGITS), next.apply(shift));
    }

    public boolean isNone() {
        return factor.compareTo(BigDecimal.ONE) == 0 && shift.signum() == 0;
    }

    static Optional<Conversion> between(Unit<?> from, Unit<?> to) {
        try {
            var converter = from.getConverterToAny(to);
            var shift = at(converter, 0);
            var factor = at(converter, 1).subtract(shift, DIGITS);
            var linear = new Conversion(factor, shift);
            var doubts = at(converter, 1000).subtract(linear.apply(BigDecimal.valueOf(1000)));
            return doubts.abs().doubleValue() < 1e-20 * Math.max(1, factor.abs().doubleValue())
                    ? Optional.of(linear)
                    : Optional.empty();
        } catch (IncommensurableException | ArithmeticException | NumberFormatException notLinear) {
            return Optional.empty();
        }
    }

    private static BigDecimal at(UnitConverter converter, int value) {
        return decimal(converter.convert((Number) value));
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case RationalNumber ratio ->
                new BigDecimal(ratio.getDividend()).divide(new BigDecimal(ratio.getDivisor()), DIGITS);
            case BigDecimal decimal -> decimal.round(DIGITS);
            default -> new BigDecimal(number.toString());
        };
    }
}
