package muster.catalog.packs;

import java.util.List;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.Dictionary;

/** A pack to try things with: the one of the house rules, with everything that a pack may say. */
public final class Acme {

    public static final String PACK = """
            model: acme/th-100
            name: ACME TH-100 climate sensor
            maker: ACME
            kind: CLIMATE_SENSOR
            picture: thermometer
            hardware: [A, B]
            serial: { pattern: "TH[0-9]{6}", example: TH001234 }
            version: '^(?:fw-)?(.+)$'
            telemetry:
              - firmware: "[1.0,2.0)"
                observations:
                  air_temperature: { from: temp, unit: "[degF]" }
                  battery_voltage: { from: batt, unit: mV }
              - firmware: "[2.0,)"
                observations:
                  air_temperature: { from: temperature, unit: Cel, range: [-40, 60], required: true }
                  battery_voltage: { from: battery.voltage, unit: V, range: [0, 5] }
                  relative_humidity: { from: "channels[0].value", unit: "%", scale: 0.1, offset: -1 }
                  pressure: { from: press, unit_from: press_unit, units: { hPa: hPa, psi: "[psi]" } }
                  leak: { from: wet, words: { "true": wet, "false": dry } }
                ignore: [time, meta]
            activation:
              firmware: { A: "[1.4,2.0)", B: "[1.4,)" }
              require: { air_temperature: 3, battery_voltage: 1 }
              within: PT30M
              first_reading: PT5M
              link: { rssi: -85 }
            configuration:
              report_interval: 300
              display: true
              unit: C
              slope: 1.5
            identify: { sentence: The LED blinks blue, lasts: PT20S }
            claim: { label: On the back, power: Put in two AA batteries }
            examples:
              - firmware: 1.6.0
                payload: '{"temp": 70.7, "batt": 3012}'
                expect: { air_temperature: 21.5 Cel, battery_voltage: 3.012 V }
              - firmware: 2.1.0
                payload: '{"temperature": 9999}'
                reject: { air_temperature: out of range }
            """;

    private static final List<PackText> SHIPPED = PackFiles.shipped();

    private Acme() {}

    public static DeviceModel model() {
        return read(PACK).all().getFirst();
    }

    public static Dictionary dictionary() {
        return SHIPPED.stream()
                .filter(pack -> pack.file().equals(Packs.DICTIONARY))
                .map(DictionaryReader::read)
                .findFirst()
                .orElseThrow();
    }

    static DeviceModels read(String... packs) {
        return Packs.read(
                dictionary(),
                Stream.of(packs).map(pack -> new PackText("acme.yaml", pack)).toList());
    }
}
