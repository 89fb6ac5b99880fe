package muster.telemetry;

/**
 * What a counter counted, told in one place for all who sum up. It counts from its previous value, in whatever hour that
 * was. A fall is a roll-over when the way through the end is at most a quarter of the way round; a fall of another size
 * is a reset, or the counter would have gone almost round unseen. After a reset what it shows counts, which is the least
 * that can have been counted.
 */
public final class Counting {

    /** SQL: the sum over rows of {@code previous}, {@code value} and {@code rolls_over_at}; each but the value may be null. */
    public static final String COUNTED = """
            coalesce(sum(case
                when previous is null then 0
                when value >= previous then value - previous
                when previous < rolls_over_at and rolls_over_at - previous + value <= rolls_over_at / 4
                    then rolls_over_at - previous + value
                else value end), 0)""";

    private Counting() {}
}
