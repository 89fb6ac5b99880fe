package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import muster.catalog.Channel;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.DeviceName;
import muster.catalog.Imprint;
import muster.catalog.ModelKey;
import muster.catalog.PackBroken;
import muster.catalog.Reading;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping can say beside a field with a unit. */
class MappingTest {

    private static final String VALUES = "plant/north/0042/values";

    private final DeviceModels models = Acme.read(Controller.PACK);
    private final DeviceModel model =
            models.find(ModelKey.of("acme/controller")).orElseThrow();

    @Test
    void channels_fill_positions_of_their_own() {
        var readings = read("""
                {"circuits":[{"back":{"t":40},"p":2,"pu":"bar","litres":30,"seconds":60},
                             {"back":{"t":"38.5"},"p":29,"pu":"psi","valve":true}]}""");

        assertThat(readings.accepted())
                .extracting(Reading::key, Reading::display, Reading::path)
                .containsExactly(
                        tuple("circuit_1.return_temperature", "40 °C", "circuits[0].back.t"),
                        tuple("circuit_1.pressure", "200 kPa", "circuits[0].p"),
                        tuple("circuit_1.flow_rate", "1.8 m³/h", "circuits[0].litres"),
                        tuple("circuit_2.return_temperature", "38.5 °C", "circuits[1].back.t"),
                        tuple("circuit_2.pressure", "199.947961502 kPa", "circuits[1].p"),
                        tuple("circuit_2.valve", "open", "circuits[1].valve"));
        assertThat(readings.unknown()).isEmpty();
        assertThat(model.mappings().getFirst().channels())
                .containsExactly(new Channel("circuit_1", "Circuit 1"), new Channel("circuit_2", "Circuit 2"));
    }

    @Test
    void what_one_channel_says_wrong_is_rejected_of_that_channel() {
        assertThat(read("{\"circuits\":[{\"back\":{\"t\":999}},{\"back\":{\"t\":20}}]}")
                        .rejected())
                .extracting(Rejected::key, Rejected::reason)
                .containsExactly(tuple("circuit_1.return_temperature", RejectionReason.OUT_OF_RANGE));
    }

    @ParameterizedTest
    @CsvSource({
        // bits 0 to 3 faults, 4 to 6 mode, 7 mains
        "0,      none,             off,      absent",
        "1,      sensor_failed,    off,      absent",
        "2,      frost,            off,      absent",
        "3,      sensor_failed,    off,      absent",
        "11,     over_temperature, off,      absent",
        "4,      other,            off,      absent",
        "'\"0x98\"', over_temperature, heating,  present",
        "160,    other,            cooling,  present"
    })
    void bits_are_taken_apart(String status, String fault, String mode, String power) {
        assertThat(read("{\"status\":" + status + "}").accepted())
                .extracting(Reading::word)
                .containsExactly(fault, mode, power);
    }

    @Test
    void bits_of_what_is_no_whole_number_are_none() {
        for (var status : List.of("1.5", "-1", "\"x\"", "[]", "null", "99999999999999999999")) {
            assertThat(read("{\"status\":" + status + "}").rejected())
                    .as(status)
                    .extracting(Rejected::key, Rejected::reason)
                    .contains(tuple("operating_mode", RejectionReason.NOT_A_NUMBER));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'[]',              none",
        "'[\"E2\"]',        no_flow",
        "'[\"E2\",\"E7\"]', blocked",
        "'[\"E9\"]',        other",
        "'\"E7\"',          blocked",
        "'\"E8\"',          other"
    })
    void of_a_list_of_faults_the_first_of_the_table_counts(String faults, String word) {
        assertThat(read("{\"faults\":" + faults + "}").accepted())
                .extracting(Reading::word)
                .containsExactly(word);
    }

    @Test
    void a_counter_knows_in_its_own_unit_where_it_starts_again() {
        var mapping = model.mappings().getFirst();

        assertThat(mapping.source("energy_imported", null).orElseThrow().rollsOverAt())
                .isEqualTo(655.36);
        assertThat(mapping.source("heat_energy", null).orElseThrow().rollsOverAt())
                .isEqualTo(100_000 / 3.6);
        assertThat(mapping.source("acme/ignitions", null).orElseThrow().rollsOverAt())
                .isNull();
    }

    @Test
    void an_item_of_a_list_is_found_by_what_it_says() {
        var readings = read("{\"counts\":[{\"name\":\"starts\",\"value\":9},{\"name\":\"ignitions\",\"value\":4}]}");

        assertThat(readings.accepted())
                .extracting(Reading::key, Reading::value)
                .containsExactly(tuple("acme/ignitions", 4.0));
    }

    @Test
    void an_expression_reads_what_no_path_can_and_its_failure_is_told() {
        assertThat(read("{\"sign\":-1,\"whole\":21,\"tenths\":5}").accepted())
                .containsExactly(new Reading("supply_temperature", -21.5, null, "Cel", "-21.5", "sign"));
        assertThat(read("{\"sign\":\"minus\",\"whole\":21,\"tenths\":5}").rejected())
                .extracting(Rejected::key, Rejected::reason)
                .containsExactly(tuple("supply_temperature", RejectionReason.EXPRESSION_FAILED));
        assertThat(read("{\"phase\":1}").accepted()).extracting(Reading::word).containsExactly("purge");
    }

    @Test
    void a_message_says_its_time_and_number_and_a_broken_clock_costs_no_value() {
        var broken = read("{\"at\":\"soon\",\"n\":70000,\"meter\":{\"pulses\":1}}");

        assertThat(broken.accepted()).hasSize(1);
        assertThat(broken.imprint()).isEqualTo(Imprint.NONE);
        assertThat(broken.rejected())
                .extracting(Rejected::key, Rejected::reason)
                .containsExactly(
                        tuple("time", RejectionReason.NOT_A_TIME), tuple("sequence", RejectionReason.NOT_A_NUMBER));
    }

    @Test
    void the_number_of_messages_between_two_is_known_across_the_end() {
        var sequence =
                Objects.requireNonNull(model.mappings().getFirst().envelope().sequence());

        assertThat(sequence.step(65_535, 0)).isEqualTo(1);
        assertThat(sequence.step(7, 7)).isZero();
        assertThat(sequence.step(7, 10)).isEqualTo(3);
    }

    @Test
    void the_device_is_found_in_the_payload_and_otherwise_in_the_topic() {
        assertThat(models.namesIn(VALUES, bytes("{\"id\":\"AC-0099\"}")))
                .containsExactly(entry(model.key(), Set.of(new DeviceName("0099", false))));
        assertThat(models.namesIn("plant/north/0042/hello", bytes("{}")))
                .containsExactly(entry(model.key(), Set.of(new DeviceName("0042", false))));
        assertThat(models.namesIn("plant/north/0042/hello", bytes("broken")))
                .as("who sent it is known even when what it says is not")
                .containsExactly(entry(model.key(), Set.of(new DeviceName("0042", false))));
        assertThat(models.namesIn("plant/0042", bytes("{}"))).isEmpty();
        assertThat(models.namesIn("muster/v1/0042/telemetry", bytes("{}"))).isEmpty();
    }

    @Test
    void a_client_hears_of_every_topic_that_a_pack_names() {
        assertThat(models.foreignTopics()).containsExactly("plant/+/+/hello", "plant/+/+/online", "plant/+/+/values");
    }

    @Test
    void a_message_is_read_by_the_mapping_of_its_topic() {
        var hello = model.read("R1", "unknown", "plant/north/7/hello", bytes("{\"version\":\"1.4\"}"));
        var online = model.read("R1", "unknown", "plant/north/7/online", bytes("yes"));

        assertThat(hello.imprint().firmware()).isEqualTo("1.4");
        assertThat(online.accepted()).extracting(Reading::word).containsExactly("online");
        assertThat(model.read("R1", "1.0", bytes("{\"meter\":{\"pulses\":1}}")).rejected())
                .as("this model does not speak Muster's own protocol")
                .extracting(Rejected::reason)
                .containsExactly(RejectionReason.NO_MAPPING);
        assertThat(model.read("R1", "unknown", VALUES, bytes("{}")).rejected())
                .as("which range an unknown version lies in, nobody knows")
                .extracting(Rejected::reason)
                .containsExactly(RejectionReason.NO_MAPPING);
    }

    @Test
    void a_pack_adds_quantities_under_its_makers_prefix_that_its_other_packs_may_use() {
        var other = Controller.PACK
                .replace("acme/controller", "acme/a-smaller-one")
                .replaceAll("(?s)quantities:.*?telemetry:", "telemetry:")
                .replace("plant/", "other/");

        var both = Acme.read(other, Controller.PACK);

        assertThat(both.all()).hasSize(2);
        assertThat(both.dictionary().find("acme/last_fault").orElseThrow().words())
                .isEqualTo(both.dictionary().vocabularies().get("faults"));
        assertThat(both.dictionary().find("acme/ignitions").orElseThrow().label())
                .isEqualTo("Ignitions");
    }

    @Test
    void a_quantity_is_defined_once() {
        var twin = Controller.PACK.replace("acme/controller", "acme/another").replace("plant/", "other/");

        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(() -> Acme.read(Controller.PACK, twin))
                .withMessage("acme.yaml, line 5, quantities.acme/ignitions: "
                        + "expected a name of its own, found acme/ignitions in acme.yaml, line 5 too");
    }

    private Readings read(String payload) {
        return model.read("R1", "1.0", VALUES, bytes(payload));
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}
