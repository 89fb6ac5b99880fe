package muster.catalog;

import static muster.catalog.RejectionReason.MISSING;
import static muster.catalog.RejectionReason.NOT_A_NUMBER;
import static muster.catalog.RejectionReason.NOT_JSON;
import static muster.catalog.RejectionReason.NO_MAPPING;
import static muster.catalog.RejectionReason.OUT_OF_RANGE;
import static muster.catalog.RejectionReason.UNKNOWN_WORD;
import static muster.catalog.RejectionReason.WRONG_UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import muster.catalog.packs.Acme;
import org.junit.jupiter.api.Test;

class DeviceModelTest {

    private final DeviceModel model = Acme.model();

    @Test
    void one_payload_means_what_its_firmware_means() {
        assertThat(model.read("1.6.0", "{\"temp\": 70.7}").accepted())
                .containsExactly(new Reading("air_temperature", 21.5, null, "Cel", "70.7", "temp"));
        assertThat(model.read("fw-2.1.0", "{\"temperature\": 21.50}").accepted())
                .containsExactly(new Reading("air_temperature", 21.5, null, "Cel", "21.50", "temperature"));
    }

    @Test
    void nested_values_are_scaled_converted_and_worded() {
        var readings = model.read(
                "2.0",
                "{\"temperature\":-0.0,\"battery\":{\"voltage\":\"3.01\"},\"channels\":[{\"value\":455}],"
                        + "\"press\":14.5,\"press_unit\":\"psi\",\"wet\":true,\"time\":1,\"meta\":{\"a\":[1,2]}}");

        assertThat(readings.accepted())
                .extracting(Reading::display)
                .containsExactly("0 °C", "3.01 V", "44.5 %", "99.9739807509 kPa", "wet");
        assertThat(readings.rejected()).isEmpty();
        assertThat(readings.unknown()).isEmpty();
    }

    @Test
    void fields_that_nobody_taught_are_named_in_their_order() {
        var readings = model.read(
                "2.0", "{\"temperature\":20,\"battery\":{\"percent\":80},\"list\":[{\"x y\":1},null],\"empty\":{}}");

        assertThat(readings.unknown()).containsExactly("battery.percent", "list[0][\"x y\"]", "list[1]");
    }

    @Test
    void a_number_that_fits_another_unit_is_called_a_wrong_unit() {
        assertThat(rejected("{\"temperature\":70.7}"))
                .isEqualTo(new Rejected(
                        "air_temperature", "temperature", "70.7", WRONG_UNIT, "70.7 looks like °F, which is 21.5 °C"));
        assertThat(rejected("{\"temperature\":294.65}").detail()).isEqualTo("294.65 looks like K, which is 21.5 °C");
        assertThat(rejected("{\"temperature\":20,\"battery\":{\"voltage\":3012}}")
                        .detail())
                .isEqualTo("3012 looks like mV, which is 3.012 V");
    }

    @Test
    void a_declared_unit_must_be_one_that_the_pack_knows() {
        assertThat(rejected("{\"temperature\":20,\"press\":1,\"press_unit\":\"furlong\"}"))
                .isEqualTo(
                        new Rejected("pressure", "press", "1", WRONG_UNIT, "furlong is no unit that the pack knows"));
        assertThat(rejected("{\"temperature\":20,\"press\":1}").detail())
                .isEqualTo("nothing at press_unit says which unit it is");
    }

    @Test
    void what_cannot_be_true_is_out_of_range() {
        assertThat(rejected("{\"temperature\":9999}"))
                .isEqualTo(new Rejected(
                        "air_temperature", "temperature", "9999", OUT_OF_RANGE, "9999 °C is outside -40 to 60 °C"));
    }

    @Test
    void what_is_no_number_is_none() {
        for (var value : new String[] {
            "null",
            "true",
            "\"\"",
            "\"warm\"",
            "\"NaN\"",
            "\"1e\"",
            "\"0x10\"",
            "\"1d\"",
            "[1]",
            "{}",
            "1e999",
            "1e-999",
            "\"Infinity\""
        }) {
            assertThat(rejected("{\"temperature\":" + value + "}").reason())
                    .as(value)
                    .isEqualTo(NOT_A_NUMBER);
        }
    }

    @Test
    void a_word_outside_the_list_is_unknown() {
        assertThat(rejected("{\"temperature\":20,\"wet\":\"damp\"}"))
                .isEqualTo(new Rejected("leak", "wet", "damp", UNKNOWN_WORD, "damp is none of dry, wet"));
    }

    @Test
    void a_value_that_every_message_carries_is_missed() {
        assertThat(rejected("{\"battery\":{\"voltage\":3}}").reason()).isEqualTo(MISSING);
    }

    @Test
    void firmware_outside_all_ranges_has_no_mapping() {
        for (var firmware : new String[] {"0.9", "1.0-beta", "", "latest", "x".repeat(5000)}) {
            assertThat(model.read(firmware, "{}").rejected())
                    .extracting(Rejected::reason)
                    .containsExactly(NO_MAPPING);
        }
    }

    @Test
    void a_payload_that_is_no_json_object_is_one_rejection() {
        for (var payload : new String[] {
            "",
            " ",
            "21.5",
            "null",
            "[]",
            "{",
            "{\"a\":1}x",
            "{\"a\":1,\"a\":2}",
            "{a:1}",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{'a':1}",
            "{\"a\":1,}",
            "<xml/>",
            "\u0000",
            "{\"a\":\"\u0001\"}"
        }) {
            assertThat(model.read("2.0", payload).rejected())
                    .as(payload)
                    .extracting(Rejected::reason)
                    .containsExactly(NOT_JSON);
        }
    }

    @Test
    void bytes_must_be_utf_8() {
        assertThat(model.read("A", "2.0", "{\"temperature\":20,\"°\":1}".getBytes(StandardCharsets.UTF_8))
                        .unknown())
                .containsExactly("°");
        assertThat(model.read("A", "2.0", "{\"°\":1}".getBytes(StandardCharsets.ISO_8859_1))
                        .rejected())
                .extracting(Rejected::reason)
                .containsExactly(NOT_JSON);
        assertThat(model.read("A", "2.0", "{\"temperature\":20}".getBytes(StandardCharsets.UTF_16))
                        .rejected())
                .extracting(Rejected::reason)
                .containsExactly(NOT_JSON);
    }

    @Test
    void the_contract_allows_firmware_by_hardware() {
        assertThat(model.allows("A", "1.4")).isTrue();
        assertThat(model.allows("A", "fw-1.9.9")).isTrue();
        assertThat(model.allows("A", "2.0")).isFalse();
        assertThat(model.allows("B", "2.0")).isTrue();
        assertThat(model.allows("B", "1.3.9")).isFalse();
        assertThat(model.allows("C", "1.4")).isFalse();
        assertThat(model.allows("A", "nonsense")).isFalse();
    }

    @Test
    void the_contract_counts_what_is_still_missing() {
        var contract = model.activation();

        assertThat(contract.missing(Map.of("air_temperature", 1)))
                .containsExactly(entry("air_temperature", 2), entry("battery_voltage", 1));
        assertThat(contract.isMetBy(Map.of("air_temperature", 3, "battery_voltage", 2)))
                .isTrue();
        assertThat(contract.within()).isEqualTo(Duration.ofMinutes(30));
        assertThat(contract.firstReading()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void the_contract_asks_for_a_link_settings_and_a_sign_of_the_device() {
        var contract = model.activation();

        assertThat(contract.link()).isEqualTo(new LinkMinimum("rssi", -85, "dB{mW}"));
        assertThat(new LinkMinimum("rssi", -85, "dB{mW}").display()).isEqualTo("-85 dBm");
        assertThat(new LinkMinimum("rssi", -85, "dB{mW}").isMetBy(-86)).isFalse();
        assertThat(contract.configurationAcknowledged()).isTrue();
        assertThat(contract.identify()).isTrue();
        assertThat(model.identify()).isEqualTo(new Identify("The LED blinks blue", Duration.ofSeconds(20)));
    }

    @Test
    void settings_keep_their_type_and_order() {
        assertThat(model.configuration())
                .containsExactly(
                        entry("report_interval", 300L),
                        entry("display", true),
                        entry("unit", "C"),
                        entry("slope", 1.5));
    }

    @Test
    void serial_numbers_follow_the_makers_pattern() {
        assertThat(model.fitsSerial("TH001234")).isTrue();
        assertThat(model.fitsSerial("TH00123")).isFalse();
    }

    private Rejected rejected(String payload) {
        return model.read("2.0", payload).rejected().getFirst();
    }
}
