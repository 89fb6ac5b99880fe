package muster.telemetry;

import java.time.Instant;
import muster.catalog.Units;

/** The newest believed value of one quantity of one device. */
public record LatestValue(String quantity, double value, String unit, Instant at) {

    /** For people: {@code 21.5 °C}. */
    public String display() {
        return Units.display(value, unit);
    }
}
