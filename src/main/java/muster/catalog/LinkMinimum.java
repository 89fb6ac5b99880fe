package muster.catalog;

/** The weakest link that a device may be left with, as its state message names it: {@code rssi}, at least -85 dBm. */
public record LinkMinimum(String measure, double lowest, String unit) {

    public boolean isMetBy(double value) {
        return value >= lowest;
    }

    public String display() {
        return Units.display(lowest, unit);
    }
}
