package muster.demo.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shelly Plus H&T: wakes, sends one {@code NotifyFullStatus} (Shelly Gen2 API documentation, "Notifications"). */
final class ShellyPlusHt implements Personality {

    @Override
    public String model() {
        return "shelly/plus-ht";
    }

    @Override
    public String firmware() {
        return "20241011-114449/1.4.4-g6d2a586";
    }

    @Override
    public String oldFirmware() {
        return "20230308-091529/0.14.1-g22a4cb7";
    }

    @Override
    public boolean canShowItself() {
        return false;
    }

    @Override
    public List<Map<String, Object>> readings(Surroundings around) {
        var celsius = around.has(Fault.OUT_OF_RANGE)
                ? 9999.0
                : oneDecimal(around.wave("temperature", 20.5, 4, Duration.ofHours(9)));
        var fahrenheit = oneDecimal(celsius * 9 / 5 + 32);
        // with the wrong unit, something between sensor and network has put Fahrenheit where Celsius belongs
        var temperature = Fields.of(
                "id", 0, "tC", around.has(Fault.WRONG_UNIT) ? Math.max(fahrenheit, 62) : celsius, "tF", fahrenheit);
        var volts = 5.4 + around.wave("battery", 0.3, 0.2, Duration.ofDays(20));
        var battery = Fields.of("V", Surroundings.rounded(volts), "percent", 84);
        var params = Fields.of(
                "ts",
                around.at().toEpochMilli() / 1000.0,
                "ble",
                Map.of(),
                "cloud",
                Map.of("connected", false),
                "devicepower:0",
                Fields.of("id", 0, "battery", battery, "external", Map.of("present", false)),
                "ht_ui",
                Map.of(),
                "humidity:0",
                Fields.of("id", 0, "rh", oneDecimal(around.wave("humidity", 48, 14, Duration.ofHours(14)))),
                "mqtt",
                Map.of("connected", true),
                "sys",
                Fields.of("mac", around.serial(), "uptime", around.uptime().toSeconds(), "cfg_rev", 10),
                "temperature:0",
                temperature,
                "wifi",
                Fields.of("sta_ip", "192.0.2.17", "status", "got ip", "ssid", "plant", "rssi", Radio.dBm(around)));
        var source = "shellyplusht-" + around.serial().toLowerCase(Locale.ROOT);
        return List.of(
                Fields.of("src", source, "dst", source + "/events", "method", "NotifyFullStatus", "params", params));
    }

    private static double oneDecimal(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
