package muster.telemetry;

import java.time.Instant;
import muster.catalog.Units;

/**
 * The newest believed value of one quantity of one device.
 *
 * @param channel empty for the device as a whole
 * @param series the number of its series, which says where the value came from
 * @param at when it was measured
 * @param receivedAt when it was received
 */
public record LatestValue(
        int series, String channel, String quantity, double value, String unit, Instant at, Instant receivedAt) {

    /** For people: {@code 21.5 °C}. */
    public String display() {
        return Units.display(value, unit);
    }
}
