package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import muster.catalog.PackBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A good pack with one thing wrong at a time; whoever wrote it is told where and what in one sentence. */
class BrokenPackTest {

    // @formatter:off
    static Stream<Arguments> faults() {
        return Stream.of(
            fault("model: acme/th-100", "model: ACME TH-100",
                "acme.yaml, line 1, model: expected a model such as shelly/plus-ht, found \"ACME TH-100\""),
            fault("name: ACME TH-100 climate sensor\n", "",
                "acme.yaml, line 1: expected the key name, found none"),
            fault("name: ACME TH-100 climate sensor", "name:",
                "acme.yaml, line 2, name: expected a text, found nothing"),
            fault("kind: CLIMATE_SENSOR", "kind: TOASTER",
                "acme.yaml, line 4, kind: expected one of CLIMATE_SENSOR, AIR_QUALITY_SENSOR, WEATHER_STATION, ENERGY_METER, SMART_PLUG, "
                    + "FLOW_METER, PRESSURE_SENSOR, LEVEL_SENSOR, LEAK_SENSOR, CONTACT_SENSOR, MOTION_SENSOR, TRACKER, CONTROLLER, GATEWAY, OTHER, found \"TOASTER\""),
            fault("kind: CLIMATE_SENSOR", "kinds: CLIMATE_SENSOR",
                "acme.yaml, line 4, kinds: expected one of model, name, maker, kind, picture, hardware, serial, version, quantities, telemetry, "
                    + "activation, configuration, identify, claim, broker, examples, found an unknown key"),
            fault("hardware: [A, B]", "hardware: A",
                "acme.yaml, line 6, hardware: expected a list, found \"A\""),
            fault("hardware: [A, B]", "hardware: []",
                "acme.yaml, line 6, hardware: expected at least one entry, found an empty list"),
            fault("example: TH001234", "example: 001234",
                "acme.yaml, line 7, serial.example: expected a serial number that fits TH[0-9]{6}, found \"001234\""),
            fault("TH[0-9]{6}", "TH[0-9",
                "acme.yaml, line 7, serial.pattern: expected a regular expression of at most 200 characters, found \"TH[0-9\""),
            fault("\"[1.0,2.0)\"", "\"1.x\"",
                "acme.yaml, line 10, telemetry[0].firmware: expected a firmware range such as \"[1.0,2.0)\", found \"1.x\""),
            fault("\"[1.0,2.0)\"", "\"[2.0,1.0)\"",
                "acme.yaml, line 10, telemetry[0].firmware: expected a firmware range such as \"[1.0,2.0)\", found \"[2.0,1.0)\""),
            fault("\"[1.0,2.0)\"", "\"[1.0,2.0]\"",
                "acme.yaml, line 14, telemetry[1].firmware: expected a range of its own, apart from [1.0,2.0], found \"[2.0,)\""),
            fault("from: temp, unit: \"[degF]\"", "from: temp, unit: degF",
                "acme.yaml, line 12, telemetry[0].observations.air_temperature.unit: expected a UCUM unit such as Cel, [degF] or kW.h, found \"degF\""),
            fault("from: batt, unit: mV", "from: batt, unit: mA",
                "acme.yaml, line 13, telemetry[0].observations.battery_voltage.unit: expected a unit that can be converted to V, found \"mA\""),
            fault("battery_voltage: { from: batt,", "battery_volts: { from: batt,",
                "acme.yaml, line 13, telemetry[0].observations.battery_volts: expected a quantity of the dictionary, found \"battery_volts\""),
            fault("{ from: batt, unit: mV }", "{ from: batt }",
                "acme.yaml, line 13, telemetry[0].observations.battery_voltage: expected the key unit or unit_from, found neither"),
            fault("from: batt,", "from: \"batt..x\",",
                "acme.yaml, line 13, telemetry[0].observations.battery_voltage.from: expected a path such as battery.voltage, channels[0] or params[\"em:0\"].power, found \"batt..x\""),
            fault("range: [-40, 60]", "range: [60, -40]",
                "acme.yaml, line 16, telemetry[1].observations.air_temperature.range: expected the lowest value first, found 60.0 before -40.0"),
            fault("range: [-40, 60]", "range: [-400, 60]",
                "acme.yaml, line 16, telemetry[1].observations.air_temperature.range: expected a range within -90 to 150 °C, found -400 to 60 °C"),
            fault("range: [-40, 60]", "range: [-40]",
                "acme.yaml, line 16, telemetry[1].observations.air_temperature.range: expected a lowest and a highest value such as [-40, 85]"),
            fault("required: true", "required: maybe",
                "acme.yaml, line 16, telemetry[1].observations.air_temperature.required: expected true or false, found \"maybe\""),
            fault("scale: 0.1", "scale: 0",
                "acme.yaml, line 18, telemetry[1].observations.relative_humidity.scale: expected a number other than 0, found \"0\""),
            fault("scale: 0.1", "scale: ten",
                "acme.yaml, line 18, telemetry[1].observations.relative_humidity.scale: expected a number, found \"ten\""),
            fault("psi: \"[psi]\"", "psi: Cel",
                "acme.yaml, line 19, telemetry[1].observations.pressure.units.psi: expected a unit that can be converted to kPa, found \"Cel\""),
            fault("unit_from: press_unit, ", "unit: kPa, ",
                "acme.yaml, line 19, telemetry[1].observations.pressure.units: expected the key unit_from beside it, found none"),
            fault("\"false\": dry", "\"false\": arid",
                "acme.yaml, line 20, telemetry[1].observations.leak.words.false: expected one of dry, wet, found \"arid\""),
            fault("{ A: \"[1.4,2.0)\", B:", "{ A: \"[1.4,2.0)\", C:",
                "acme.yaml, line 23, activation.firmware.C: expected one of A, B, found an unknown key"),
            fault("air_temperature: 3, battery_voltage: 1", "air_temperature: 0",
                "acme.yaml, line 24, activation.require.air_temperature: expected a whole number from 1 to 100, found \"0\""),
            fault("air_temperature: 3, battery_voltage: 1", "leak: 1",
                "acme.yaml, line 24, activation.require.leak: expected a quantity that firmware [1.0,2.0) delivers, found \"leak\""),
            fault("within: PT30M", "within: 30 minutes",
                "acme.yaml, line 25, activation.within: expected a duration such as PT15M, found \"30 minutes\""),
            fault("within: PT30M", "within: -PT30M",
                "acme.yaml, line 25, activation.within: expected a duration of up to 30 days such as PT15M, found \"-PT30M\""),
            fault("rssi: -85", "rssi: 85",
                "acme.yaml, line 27, activation.link.rssi: expected a signal level from -150 to 0 dBm, found \"85\""),
            fault("  link: { rssi: -85 }", "  link: { rssi: -85 }\n  link: { rssi: -80 }",
                "acme.yaml, line 28, activation.link: expected each key once, found it a second time"),
            fault("report_interval: 300", "\"report interval\": 300",
                "acme.yaml, line 29, configuration.report interval: expected a setting such as report_interval"),
            fault("21.5 Cel, battery", "22.5 Cel, battery",
                "acme.yaml, line 36, examples[0]: expected air_temperature 22.5 Cel, found 21.5 Cel"),
            fault(", battery_voltage: 3.012 V }", " }",
                "acme.yaml, line 36, examples[0]: expected no battery_voltage, found 3.012 V"),
            fault("air_temperature: out of range", "air_temperature: wrong unit",
                "acme.yaml, line 39, examples[1]: expected air_temperature rejected as wrong unit, found out of range (9999 °C is outside -40 to 60 °C)"),
            fault("air_temperature: out of range", "air_temperature: too hot",
                "acme.yaml, line 41, examples[1].reject.air_temperature: expected one of not json, too large, no mapping, missing, not a number, "
                    + "unknown word, wrong unit, out of range, not a time, expression failed, found \"too hot\""),
            fault("{\"temp\": 70.7, ", "{\"temp\": 70.7, \"x\": 1, ",
                "acme.yaml, line 36, examples[0]: expected the unknown fields none, found x"),
            fault("firmware: 2.1.0", "firmware: 1.9.9",
                "acme.yaml, line 39, examples[1]: expected air_temperature rejected as out of range, found none rejected"),
            fault("maker: ACME", "maker: &acme ACME",
                "acme.yaml, line 3, maker: expected plain values, found the anchor &acme"),
            fault("maker: ACME", "maker: !!javax.script.ScriptEngineManager []",
                "acme.yaml, line 3: expected YAML, found a fault: Global tag is not allowed: tag:yaml.org,2002:javax.script.ScriptEngineManager"),
            fault("maker: ACME", "maker: !boom ACME",
                "acme.yaml, line 3, maker: expected plain values, found the tag !boom"),
            fault("maker: ACME", "maker: [ACME",
                "acme.yaml, line 4: expected YAML, found a fault: expected ',' or ']', but got :"),
            fault("maker: ACME", "maker:\tACME\n\tkind: x",
                "acme.yaml, line 3: expected YAML, found a fault: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"));
    }
    // @formatter:on

    private static Arguments fault(String good, String broken, String sentence) {
        return Arguments.of(good, broken, sentence);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_told_with_file_line_key_and_what_was_expected(String good, String broken, String sentence) {
        assertThat(Acme.PACK).contains(good);
        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(() -> Acme.read(Acme.PACK.replace(good, broken)))
                .withMessage(sentence);
    }

    @Test
    void a_device_that_cannot_show_itself_is_not_asked_to() {
        var silent = Acme.PACK
                .replace("identify: { sentence: The LED blinks blue, lasts: PT20S }\n", "")
                .replace("  within: PT30M", "  identify: true");

        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(() -> Acme.read(silent))
                .withMessage("acme.yaml, line 25, activation.identify: "
                        + "expected the pack to say how the device shows itself, found nothing");
    }

    @Test
    void two_packs_for_one_model_are_one_too_many() {
        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(() -> Acme.read(Acme.PACK, Acme.PACK))
                .withMessage("acme.yaml, line 1, model: "
                        + "expected a model of its own, found acme/th-100 in acme.yaml too");
    }

    @Test
    void a_mapping_without_an_example_is_not_believed() {
        var unproven = Acme.PACK.replace(
                "firmware: 2.1.0\n    payload: '{\"temperature\": 9999}'",
                "firmware: 1.2.0\n    payload: '{\"temp\": 9999}'");

        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(() -> Acme.read(unproven))
                .withMessage("acme.yaml, examples: expected an example for firmware [2.0,), found none");
    }

    @ParameterizedTest
    @MethodSource("notPacks")
    void what_is_no_pack_at_all_is_told_too(String text, String sentence) {
        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(() -> Acme.read(text))
                .withMessageStartingWith(sentence);
    }

    static Stream<Arguments> notPacks() {
        return Stream.of(
                Arguments.of("", "acme.yaml, line 1: expected a group of keys, found none"),
                Arguments.of("just words", "acme.yaml, line 1: expected a group of keys, found none"),
                Arguments.of("- a\n- b", "acme.yaml, line 1: expected a group of keys, found none"),
                Arguments.of("a: 1\n---\nb: 2", "acme.yaml, line 2: expected YAML, found a fault: "),
                Arguments.of("model: " + "x".repeat(200_000), "acme.yaml: expected at most 128 KB, found more"),
                Arguments.of("[".repeat(5_000), "acme.yaml: expected YAML, found a fault: Nesting Depth exceeded"),
                Arguments.of("a: &a [*a]", "acme.yaml, line 1, a: expected plain values, found the anchor &a"),
                Arguments.of(
                        "a: &a [x, x]\nb: [*a, *a, *a]",
                        "acme.yaml, line 1, a: expected plain values, found the anchor &a"),
                Arguments.of("a: \u0001", "acme.yaml"));
    }
}
