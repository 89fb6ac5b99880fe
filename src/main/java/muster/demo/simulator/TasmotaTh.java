package muster.demo.simulator;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Sonoff TH Elite with Tasmota: SENSOR and STATE in turn (Tasmota documentation, "JSON Status Responses"). */
final class TasmotaTh implements Personality {

    @Override
    public String model() {
        return "sonoff/th-elite";
    }

    @Override
    public String firmware() {
        return "13.4.0(tasmota32)";
    }

    @Override
    public String oldFirmware() {
        return "11.1.0(tasmota32)";
    }

    @Override
    public boolean canShowItself() {
        return true;
    }

    @Override
    public List<Map<String, Object>> readings(Surroundings around) {
        return List.of(sensor(around), state(around));
    }

    private static Map<String, Object> sensor(Surroundings around) {
        boolean inFahrenheit = around.has(Fault.WRONG_UNIT);
        double celsius = around.wave("temperature", 21, 5, Duration.ofHours(8));
        var temperature = around.has(Fault.OUT_OF_RANGE) ? 9999 : said(celsius, inFahrenheit);
        var climate = Fields.of(
                "Temperature", temperature,
                "Humidity", said(around.wave("humidity", 50, 12, Duration.ofHours(11)), false),
                "DewPoint", said(celsius - 11, inFahrenheit));
        return Fields.of("Time", time(around), "SI7021", climate, "TempUnit", inFahrenheit ? "F" : "C");
    }

    private static Map<String, Object> state(Surroundings around) {
        var wifi = Fields.of(
                "AP",
                1,
                "SSId",
                "plant",
                "BSSId",
                "00:00:5E:00:53:01",
                "Channel",
                6,
                "Mode",
                "11n",
                "RSSI",
                78,
                "Signal",
                Radio.dBm(around),
                "LinkCount",
                1,
                "Downtime",
                "0T00:00:03");
        var up = around.uptime();
        return Fields.of(
                "Time",
                time(around),
                "Uptime",
                "%dT%02d:%02d:%02d".formatted(up.toDays(), up.toHoursPart(), up.toMinutesPart(), up.toSecondsPart()),
                "UptimeSec",
                up.toSeconds(),
                "Heap",
                142,
                "SleepMode",
                "Dynamic",
                "Sleep",
                50,
                "LoadAvg",
                19,
                "MqttCount",
                1,
                "Berry",
                Fields.of("HeapUsed", 4, "Objects", 46),
                "POWER",
                "OFF",
                "Wifi",
                wifi);
    }

    private static double said(double value, boolean inFahrenheit) {
        return Math.round((inFahrenheit ? value * 9 / 5 + 32 : value) * 10) / 10.0;
    }

    private static String time(Surroundings around) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                around.at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
