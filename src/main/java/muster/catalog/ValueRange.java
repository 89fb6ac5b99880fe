package muster.catalog;

/** From the lowest to the highest value that can be true, both included, in the quantity's canonical unit. */
public record ValueRange(double lowest, double highest) {

    public ValueRange {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException("the lowest value " + lowest + " is above the highest " + highest);
        }
    }

    public boolean contains(double value) {
        return value >= lowest && value <= highest;
    }

    /** True when no value of the other range lies outside this one. */
    public boolean encloses(ValueRange other) {
        return lowest <= other.lowest && other.highest <= highest;
    }

    public String in(String unit) {
        return Units.plain(lowest) + " to " + Units.display(highest, unit);
    }
}
