package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import muster.catalog.Dictionary;
import muster.catalog.PackBroken;
import muster.catalog.Quantity;
import muster.catalog.QuantityGroup;
import muster.catalog.RejectionReason;
import muster.catalog.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {

    private final Dictionary dictionary = Acme.dictionary();

    @Test
    void every_quantity_reason_and_kind_has_a_label() throws IOException {
        var messages = new Properties();
        var file = Objects.requireNonNull(Dictionary.class.getResourceAsStream("/messages/catalog.properties"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            messages.load(reader);
        }

        dictionary.all().forEach(quantity -> assertThat(messages).containsKey(quantity.labelKey()));
        dictionary.groups().forEach(group -> assertThat(messages).containsKey(group.labelKey()));
        dictionary.kindsOfModel().forEach(kind -> assertThat(messages).containsKey("catalog.kind." + kind));
        for (var reason : RejectionReason.values()) {
            assertThat(messages).containsKey(reason.labelKey());
        }
    }

    @Test
    void every_number_can_be_converted_from_each_unit_it_is_confused_with() {
        assertThat(dictionary.all()).hasSizeGreaterThan(40);
        dictionary
                .all()
                .forEach(quantity -> quantity.confusions()
                        .forEach(unit -> assertThat(Units.areCommensurable(unit, quantity.unit()))
                                .as(quantity.name())
                                .isTrue()));
    }

    @Test
    void a_hundred_quantities_and_more_are_known_by_one_name() {
        assertThat(dictionary.all()).hasSizeGreaterThan(100);
        assertThat(dictionary.all()).extracting(Quantity::name).doesNotHaveDuplicates();
    }

    @Test
    void every_quantity_is_in_one_group_and_what_is_about_the_device_is_technical() {
        assertThat(dictionary.groups().stream().flatMap(group -> group.quantities().stream()))
                .containsExactlyElementsOf(dictionary.all());
        assertThat(dictionary.groups()).extracting(QuantityGroup::name).contains("climate", "device", "states");
        assertThat(dictionary.isTechnical("battery_voltage")).isTrue();
        assertThat(dictionary.isTechnical("reachability")).isTrue();
        assertThat(dictionary.isTechnical("voltage_l1")).isTrue();
        assertThat(dictionary.isTechnical("energy_imported")).isFalse();
        assertThat(dictionary.isTechnical("contact")).isFalse();
    }

    @Test
    void fault_mode_and_reachability_have_closed_lists_that_mean_the_same_everywhere() {
        assertThat(dictionary.find("fault").orElseThrow().words())
                .isEqualTo(dictionary.vocabularies().get("faults"))
                .startsWith("none", "other")
                .contains("sensor_failed", "communication_lost", "leak");
        assertThat(dictionary.find("operating_mode").orElseThrow().words())
                .isEqualTo(dictionary.vocabularies().get("modes"))
                .contains("standby", "heating", "cooling");
        assertThat(dictionary.find("reachability").orElseThrow().words()).containsExactly("offline", "online");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Temp: { kind: measure, unit: Cel, range: [0, 1] } | quantities.Temp: expected a name such as air_temperature",
                "t: { kind: guess, unit: Cel, range: [0, 1] } | quantities.t.kind: expected measure, counter, state or event, found \"guess\"",
                "t: { kind: measure, unit: C°, range: [0, 1] } | quantities.t.unit: expected a UCUM unit such as Cel, [degF] or kW.h, found \"C°\"",
                "t: { kind: measure, unit: Cel } | quantities.t: expected the key range, found none",
                "t: { kind: measure, unit: Cel, range: [2, 1] } | quantities.t.range: expected the lowest value first, found 2.0 before 1.0",
                "t: { kind: measure, unit: Cel, range: [0, 1], confusions: [V] } | quantities.t.confusions[0]: expected a unit that can be converted to Cel, found \"V\"",
                "t: { kind: measure, unit: Cel, range: [0, 1], words: [a] } | quantities.t.words: expected one of kind, unit, range, confusions, found an unknown key",
                "t: { kind: state, words: [] } | quantities.t.words: expected at least one entry, found an empty list",
                "t: { kind: state, words: [a, a] } | quantities.t.words: expected each word once, found one a second time",
                "t: { kind: state, words: colours } | quantities.t.words: expected a list of words, found \"colours\"",
                "t: { label: T, kind: state, words: [a] } | quantities.t.label: expected the label in messages/catalog.properties, found it here",
                "t: { kind: state, words: [a b] } | quantities.t.words[0]: expected a word such as half_open, found \"a b\""
            })
    void a_broken_entry_is_told(String entry, String sentence) {
        assertThatExceptionOfType(PackBroken.class)
                .isThrownBy(
                        () -> DictionaryReader.read(new PackText("d.yaml", "kinds: [OTHER]\nquantities:\n  " + entry)))
                .withMessage("d.yaml, line 3, " + sentence);
    }
}
