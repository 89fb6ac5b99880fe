package muster.faults;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One message of a device with its own three readings.
 *
 * @param number of the message; its temperature says it, so that no two of a device are alike
 * @param time milliseconds since 1970 by the device's own clock
 */
record Saying(UUID device, Clock clock, int number, long time) {

    /** What a device knows of the time. */
    enum Clock {
        RIGHT,
        TEN_YEARS_AHEAD,
        TEN_YEARS_BEHIND,
        NONE_BUT_A_SEQUENCE,
        NONE
    }

    byte[] payload() {
        var mark = switch (clock) {
            case RIGHT, TEN_YEARS_AHEAD, TEN_YEARS_BEHIND -> "\"ts\":" + time + ",";
            case NONE_BUT_A_SEQUENCE -> "\"n\":" + number + ",";
            case NONE -> "";
        };
        return "{%s\"temperature\":%.6f,\"humidity\":%.1f,\"battery\":%.2f}"
                .formatted(
                        mark,
                        values().get("air_temperature"),
                        values().get("relative_humidity"),
                        values().get("battery_voltage"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** By quantity. */
    Map<String, Double> values() {
        return Map.of(
                "air_temperature",
                Double.parseDouble(String.format(Locale.ROOT, "%.6f", 20 + number / 1e6)),
                "relative_humidity",
                40.5 + number % 20,
                "battery_voltage",
                3.25);
    }
}
