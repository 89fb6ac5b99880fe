package muster.catalog;

/** Tells what a counter counted between two readings that follow each other in time. */
public final class Counter {

    /**
     * A counter that fell may have passed its end. That is believed when the way through the end is at most this part
     * of the whole way round; a fall of another size is a reset, or the counter would have gone almost round unseen.
     */
    private static final double LONGEST_LEAP = 0.25;

    private Counter() {}

    /** What happened between two readings. */
    public enum Event {
        /** It went on, or stood still. */
        COUNTED,
        /** It passed its end and went on from 0. */
        ROLLED_OVER,
        /** It was set back: by a person, by a power cut, by a new meter. */
        RESET
    }

    /**
     * What was counted.
     *
     * @param amount after a reset what it shows since, which is the least that can have been counted
     */
    public record Step(Event event, double amount) {}

    /**
     * From one reading to the next; pure, so that it can be reckoned again when a late reading comes between.
     *
     * @param width the value at which the counter starts again from 0; infinite when nobody knows
     */
    public static Step delta(double previous, double next, double width) {
        if (!(Double.isFinite(previous) && Double.isFinite(next)) || previous < 0 || next < 0 || !(width > 0)) {
            throw new IllegalArgumentException("no counter goes from " + previous + " to " + next + " within " + width);
        }
        if (next >= previous) {
            return new Step(Event.COUNTED, next - previous);
        }
        var throughTheEnd = width - previous + next;
        return Double.isFinite(width) && previous < width && throughTheEnd <= width * LONGEST_LEAP
                ? new Step(Event.ROLLED_OVER, throughTheEnd)
                : new Step(Event.RESET, next);
    }
}
