package muster.catalog;

/**
 * The number that a device gives its messages, one more each time.
 *
 * @param bits after the highest number of so many bits comes 0
 */
public record SequenceNumber(ValuePath from, int bits) {

    long read(Json found) throws Unreadable {
        var number = Decimals.bits(found);
        if (number == null || found instanceof Json.Truth || number.bitLength() > bits) {
            throw new Unreadable(
                    RejectionReason.NOT_A_NUMBER,
                    found.raw(),
                    "a whole number of at most " + bits + " bits was expected");
        }
        return number.longValue();
    }

    /** How many messages lie from one number to the next: 1 when none was lost, 0 for the same message again. */
    public long step(long previous, long next) {
        return bits == Long.SIZE ? next - previous : (next - previous) & ((1L << bits) - 1);
    }
}
