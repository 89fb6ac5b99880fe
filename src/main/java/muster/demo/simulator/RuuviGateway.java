package muster.demo.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ruuvi Gateway: its status, every number a text (Ruuvi documentation, "Gateway status"). */
final class RuuviGateway implements Personality {

    @Override
    public String model() {
        return "ruuvi/gateway";
    }

    @Override
    public String firmware() {
        return "v1.15.0";
    }

    @Override
    public String oldFirmware() {
        return "v1.12.4";
    }

    @Override
    public boolean canShowItself() {
        return true;
    }

    @Override
    public List<Map<String, Object>> readings(Surroundings around) {
        var seconds = around.uptime().toSeconds();
        // it has no unit to confuse but that of time: hours and minutes where seconds belong
        var uptime = around.has(Fault.WRONG_UNIT)
                ? "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : Long.toString(seconds);
        var seen =
                around.has(Fault.OUT_OF_RANGE) ? 70_000 : Math.round(around.wave("sensors", 9, 6, Duration.ofHours(7)));
        return List.of(Fields.of(
                "DEVICE_ADDR",
                around.serial(),
                "ESP_FW",
                around.has(Fault.OLD_FIRMWARE) ? oldFirmware() : firmware(),
                "NRF_FW",
                "v1.0.0",
                "UPTIME",
                uptime,
                "NONCE",
                Long.toString(Integer.toUnsignedLong(around.at().hashCode())),
                "CONNECTION",
                "ETHERNET",
                "NUM_CONN_LOST",
                "0",
                "RESET_REASON",
                "POWER_ON",
                "RESET_CNT",
                Integer.toString(around.boots()),
                "RESET_INFO",
                "",
                "SENSORS_SEEN",
                Long.toString(seen),
                "ACTIVE_SENSORS",
                List.of(Map.of("MAC", "E3:75:CF:37:4E:23", "COUNTER", "5")),
                "INACTIVE_SENSORS",
                List.of()));
    }
}
