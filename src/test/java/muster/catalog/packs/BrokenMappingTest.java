package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import muster.catalog.PackBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing wrong at a time in a pack with topics, channels, flags, counters, times and an expression. */
class BrokenMappingTest {

    private static final String OBSERVATIONS = "telemetry[0].observations.";

    // @formatter:off
    static Stream<Arguments> faults() {
        return Stream.of(
            fault("acme/phase: { label", "phase: { label",
                "quantities.phase: expected a name under the maker's own prefix such as acme/ignitions"),
            fault("acme/phase: { label", "other/phase: { label",
                "quantities.other/phase: expected a name under the maker's own prefix such as acme/ignitions"),
            fault("acme/ignitions: { label: Ignitions, kind", "air_temperature: { label: Air, kind",
                "quantities.air_temperature: expected a name under the maker's own prefix such as acme/ignitions"),
            fault("{ label: Ignitions, kind", "{ kind",
                "quantities.acme/ignitions: expected the key label, found none"),
            fault("words: faults }", "words: colours }",
                "quantities.acme/last_fault.words: expected a list of words or one of faults, modes, found \"colours\""),
            fault("plant/+/{device}/values", "plant/#",
                "telemetry[0].topics[0]: expected a topic such as tele/{device}/SENSOR, found \"plant/#\""),
            fault("plant/+/{device}/hello", "plant/hello",
                "telemetry[1].topics: expected {device} in the topic plant/hello, or the key device with from beside it, found neither"),
            fault("plant/+/{device}/hello", "plant/+/{device}/values",
                "telemetry[1].firmware: expected a range of its own, apart from [1.0,), found \"(,)\""),
            fault("    topics:\n      - plant/+/{device}/values\n", "",
                "telemetry[0].device: expected the key topics beside it, found none"),
            fault("pattern: \"^AC-(.+)$\"", "pattern: \"^AC-(\"",
                "telemetry[0].device.pattern: expected a regular expression of at most 200 characters, found \"^AC-(\""),
            fault("body: text", "body: xml", "telemetry[2].body: expected json or text, found \"xml\""),
            fault("format: milliseconds", "format: minutes",
                "telemetry[0].time.format: expected iso, seconds or milliseconds, found \"minutes\""),
            fault("format: milliseconds", "format: seconds, offset: CET",
                "telemetry[0].time.offset: expected an offset such as +01:00, found \"CET\""),
            fault("format: milliseconds", "format: iso, since: 2000-01-01T00:00:00Z",
                "telemetry[0].time.since: expected it beside seconds or milliseconds, found it beside iso"),
            fault("bits: 16 }", "bits: 65 }",
                "telemetry[0].sequence.bits: expected a whole number from 1 to 64, found \"65\""),
            fault("width: 16", "width: 2",
                OBSERVATIONS + "energy_imported.width: expected a whole number from 4 to 64, found \"2\""),
            fault("width: 16", "width: 16, rolls_over_at: 9",
                OBSERVATIONS + "energy_imported.rolls_over_at: expected width or rolls_over_at, found both"),
            fault("rolls_over_at: 100000", "rolls_over_at: 0",
                OBSERVATIONS + "heat_energy.rolls_over_at: expected a number above 0, found \"0\""),
            fault("tenths / 10)\", unit: Cel", "tenths / 10)\", unit: Cel, width: 16",
                OBSERVATIONS + "supply_temperature.width: expected it beside a counter, found it beside a measure"),
            fault("\"3\": over_temperature", "\"64\": over_temperature",
                OBSERVATIONS + "fault.flags.64: expected the place of a bit from 0 to 63"),
            fault("\"3\": over_temperature", "\"3\": too_hot",
                OBSERVATIONS + "fault.flags.3: expected one of none, other, sensor_failed, sensor_missing, out_of_limits"),
            fault("from: status, flags", "from: status, bits: 1, flags",
                OBSERVATIONS + "fault.flags: expected bits or flags, found both"),
            fault("from: status, flags", "from: status, words: { a: frost }, flags",
                OBSERVATIONS + "fault.flags: expected words or flags, found both"),
            fault("bits: [4, 6]", "bits: [6, 4]",
                OBSERVATIONS + "operating_mode.bits[1]: expected a whole number from 6 to 63, found \"4\""),
            fault("bits: [4, 6]", "bits: [4]",
                OBSERVATIONS + "operating_mode.bits: expected a bit such as 3, or the lowest and the highest such as [0, 7]"),
            fault("words: { \"1\": purge, \"2\": burn }, otherwise: idle", "words: { \"1\": purge, \"2\": burn }, otherwise: rest",
                OBSERVATIONS + "acme/phase.otherwise: expected one of idle, purge, burn, found \"rest\""),
            fault("sign * (whole + tenths / 10)", "$match(sign, whole)",
                OBSERVATIONS + "supply_temperature.expression: expected a JSONata expression that can be bounded, found the function $match"),
            fault("sign * (whole + tenths / 10)", "sign * (",
                OBSERVATIONS + "supply_temperature.expression: expected a JSONata expression that can be bounded, found no expression that can be read"),
            fault("from: meter.heat,", "from: [meter.heat],",
                OBSERVATIONS + "heat_energy.from: expected one path, found a list; only an expression reads several"),
            fault("expression: \"litres / seconds\"", "bits: 1, expression: \"litres / seconds\"",
                "telemetry[0].each_channel.flow_rate.bits: expected expression or bits, found both"),
            fault("circuit_1: { label", "Circuit 1: { label",
                "telemetry[0].channels.Circuit 1: expected a channel such as output_1"),
            fault("circuit_1: { label: Circuit 1, under", "circuit_1: { under",
                "telemetry[0].channels.circuit_1: expected the key label, found none"),
            fault("          valve: {", "          pressure: { from: p, unit: bar }\n          valve: {",
                "telemetry[0].channels.circuit_2.observations.pressure: expected it here or in each_channel, found it in both"),
            fault("    channels:\n", "    canals:\n",
                "telemetry[0].canals: expected one of firmware, hardware, topics, device, body, time, sequence, reports_firmware, "
                    + "observations, channels, each_channel, ignore, found an unknown key"),
            fault("reports_firmware: version\n    ignore", "ignore",
                "telemetry[1]: expected at least one quantity, found none"),
            fault("expect: { energy_imported: 1 kW.h }", "expect: { energy_imported: 2000 W.h }",
                "examples[0]: expected energy_imported 2000 W.h, found 1000 W.h"),
            fault("expect: { energy_imported: 1 kW.h }", "expect: { energy_imported: 1 Cel }",
                "examples[0]: expected energy_imported 1 Cel, found 1 kW.h"),
            fault("device: \"0042\"", "device: \"0043\"",
                "examples[0]: expected the device 0043, found 0042"),
            fault("time: 2025-11-23T10:00:00.040Z", "time: 2025-11-23T10:00:00Z",
                "examples[0]: expected the time 2025-11-23T10:00:00Z, found 2025-11-23T10:00:00.040Z"),
            fault("time: 2025-11-23T10:00:00.040Z", "time: noon",
                "examples[0].time: expected a time such as 2026-11-23T10:00:00Z, found \"noon\""),
            fault("    sequence: 17\n", "",
                "examples: expected an example for firmware [1.0,) on plant/+/{device}/values that says its sequence, found none"),
            fault("    reports_firmware: 1.2.3\n", "",
                "examples: expected an example for firmware (,) on plant/+/{device}/hello that says its reports_firmware, found none"),
            fault("sequence: 17", "sequence: 18",
                "examples[0]: expected the sequence 18, found 17"),
            fault("topic: plant/north/0042/online", "topic: plant/north/0042/offline",
                "examples[2]: expected reachability offline, found no mapping"));
    }
    // @formatter:on

    private static Arguments fault(String good, String broken, String sentence) {
        return Arguments.of(good, broken, sentence);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_told_with_its_key_and_what_was_expected(String good, String broken, String sentence) {
        assertThat(Controller.PACK).contains(good);
        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(() -> Acme.read(Controller.PACK.replace(good, broken)))
                .withMessageContaining(sentence)
                .withMessageStartingWith("acme.yaml, ");
    }

    @Test
    void all_faults_of_a_pack_are_found_at_once_and_each_is_told_once() {
        var broken = Controller.PACK
                .replace("name: ACME controller", "name:")
                .replace("from: meter.heat,", "")
                .replace("label: Circuit 1,", "")
                .replace("body: text", "body: xml")
                .replace("sequence: 17", "sequence: many");

        var faults = new PackLoad(Acme.dictionary(), List.of(new PackText("acme.yaml", broken))).faults();

        assertThat(faults)
                .extracting(PackBroken::key)
                .containsExactlyInAnyOrder(
                        "name",
                        "telemetry[0].observations.heat_energy",
                        "telemetry[0].channels.circuit_1",
                        "telemetry[2].body",
                        "examples[0].sequence");
    }
}
