package muster.demo.simulator;

import java.time.Duration;

/** How well a device hears its access point. */
final class Radio {

    private Radio() {}

    /** Received signal strength in dBm, a good one. */
    static int dBm(Surroundings around) {
        return (int) Math.round(around.wave("rssi", -61, 10, Duration.ofHours(3)));
    }
}
