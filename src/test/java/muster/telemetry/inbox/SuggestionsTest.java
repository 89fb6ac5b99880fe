package muster.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.Example;
import muster.catalog.Reading;
import muster.catalog.packs.Packs;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final DeviceModels SHIPPED = Packs.load(null);
    private final Suggestions suggestions = new Suggestions(SHIPPED);

    @Test
    void a_name_and_its_values_say_which_quantity_it_is() {
        assertFirst("temp2", 20.1, 23.4, "air_temperature", "Cel");
        assertFirst("TempF", 65, 71.5, "air_temperature", "[degF]");
        assertFirst("battery_mv", 2900, 3010, "battery_voltage", "mV");
        assertFirst("batt", 71, 88, "battery_level", "%");
        assertFirst("batt", 2.91, 3.02, "battery_voltage", "V");
        assertFirst("total_kwh", 12.4, 1340, "energy_imported", "kW.h");
        assertFirst("em:1.b_voltage", 229.1, 231, "voltage_l2", "V");
        assertFirst("eCO2", 412, 1180, "carbon_dioxide", "[ppm]");
        assertFirst("pressure", 99810, 101325, "air_pressure", "Pa");
        assertFirst("rssi", -81, -60, "signal_strength", "dB{mW}");
    }

    @Test
    void a_number_that_is_too_large_may_be_in_hundredths() {
        var first = suggestions.of(number("temperature", 2010, 2340)).getFirst();
        assertThat(first.quantity().name()).isEqualTo("air_temperature");
        assertThat(first.scale()).isEqualTo("0.01");
    }

    @Test
    void truth_values_are_states_and_never_numbers() {
        var field = new Evidence("acme", "water_leak", List.of("truth"), null, null, List.of("true"), List.of());
        var first = suggestions.of(field).getFirst();
        assertThat(first.quantity().name()).isEqualTo("leak");
        assertThat(first.words()).isEqualTo("true=wet, false=dry");
        assertThat(suggestions.of(field))
                .allMatch(each -> !each.quantity().kind().isNumber());
    }

    @Test
    void each_says_why() {
        assertThat(suggestions.of(
                        new Evidence("acme", "temp", List.of("number"), 20.1, 23.4, List.of("20.1"), List.of("hum"))))
                .first()
                .extracting(Suggestion::clues)
                .asString()
                .contains("clue.name", "clue.range", "20.1", "23.4 °C", "clue.beside", "hum");
    }

    @Test
    void a_name_that_says_nothing_is_no_guess() {
        assertThat(suggestions.of(number("xq7", 1, 2))).isEmpty();
    }

    /** Each field that a shipped pack reads, seen as if that pack did not exist. */
    @Test
    void most_fields_of_the_shipped_packs_would_have_been_guessed() {
        var wrong = new ArrayList<String>();
        int asked = 0;
        int right = 0;
        int among = 0;
        for (var model : SHIPPED.all()) {
            var without = new Suggestions(
                    SHIPPED.dictionary(),
                    SHIPPED.all().stream()
                            .filter(other -> !other.key().equals(model.key()))
                            .toList());
            for (var each : fields(model)) {
                var guesses = without.of(each.field()).stream()
                        .map(guess -> guess.quantity().name())
                        .toList();
                asked++;
                among += guesses.contains(each.quantity()) ? 1 : 0;
                if (!guesses.isEmpty() && guesses.getFirst().equals(each.quantity())) {
                    right++;
                } else {
                    wrong.add(model.key() + " " + each.field().path() + " is " + each.quantity() + ", guessed "
                            + guesses);
                }
            }
        }
        System.out.printf("suggestions: %d of %d first, %d among five%n", right, asked, among);
        wrong.forEach(line -> System.out.println("  " + line));
        assertThat(asked).isGreaterThan(100);
        assertThat(right).isGreaterThanOrEqualTo(asked * 84 / 100);
    }

    private record Asked(String quantity, Evidence field) {}

    private static List<Asked> fields(DeviceModel model) {
        return model.examples().stream()
                .flatMap(example -> readings(model, example))
                .collect(Collectors.groupingBy(reading -> reading.path() + " " + reading.quantity()))
                .values()
                .stream()
                .map(readings -> asked(model, readings))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<Reading> readings(DeviceModel model, Example example) {
        return model.mapping(example.hardware(), example.firmware(), example.heardOn()).stream()
                .flatMap(mapping -> mapping.read(example.payload()).accepted().stream());
    }

    private static Asked asked(DeviceModel model, List<Reading> readings) {
        var numbers = readings.stream()
                .map(Reading::raw)
                .filter(raw -> raw.matches("-?\\d+(\\.\\d+)?"))
                .map(Double::valueOf)
                .sorted()
                .toList();
        var isTruth = readings.getFirst().raw().matches("true|false");
        var samples = readings.stream().map(Reading::raw).distinct().toList();
        return new Asked(
                readings.getFirst().quantity(),
                new Evidence(
                        model.key().maker(),
                        readings.getFirst().path(),
                        List.of(isTruth ? "truth" : numbers.isEmpty() ? "text" : "number"),
                        numbers.isEmpty() ? null : numbers.getFirst(),
                        numbers.isEmpty() ? null : numbers.getLast(),
                        samples,
                        List.of()));
    }

    private void assertFirst(String path, double lowest, double highest, String quantity, String unit) {
        assertThat(suggestions.of(number(path, lowest, highest)))
                .as(path)
                .first()
                .satisfies(first -> {
                    assertThat(first.quantity().name()).isEqualTo(quantity);
                    assertThat(first.unit()).isEqualTo(unit);
                });
    }

    private static Evidence number(String path, double lowest, double highest) {
        return new Evidence("acme", path, List.of("number"), lowest, highest, List.of(), List.of());
    }
}
