package muster.catalog;

import java.math.BigInteger;

/**
 * Some bits of a whole number, counted from 0 at the lowest, both ends included.
 */
public record BitField(int lowest, int highest) {

    public static final int MOST = 64;

    public BitField {
        if (lowest < 0 || highest < lowest || highest >= MOST) {
            throw new IllegalArgumentException("no bits " + lowest + " to " + highest);
        }
    }

    Json in(Json found) throws Unreadable {
        var number = Decimals.bits(found);
        if (number == null) {
            throw new Unreadable(
                    RejectionReason.NOT_A_NUMBER, found.raw(), "a whole number of at most 64 bits was expected");
        }
        var mask = BigInteger.ONE.shiftLeft(highest - lowest + 1).subtract(BigInteger.ONE);
        return new Json.NumberText(number.shiftRight(lowest).and(mask).toString());
    }

    @Override
    public String toString() {
        return lowest == highest ? String.valueOf(lowest) : lowest + "–" + highest;
    }
}
