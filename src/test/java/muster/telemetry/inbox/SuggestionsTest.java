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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** As makers write them; what stands in the name counts for more than what the value could be. */
    // @formatter:off
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "AirTempF,           65,   71.5, air_temperature,    [degF]",
        "air_temp_f,         38,   44,   air_temperature,    [degF]",
        "tempf,              38,   44,   air_temperature,    [degF]",
        "temp_f,             65,   71,   air_temperature,    [degF]",
        "TempDegF,           38,   44,   air_temperature,    [degF]",
        "tempC,              20,   23,   air_temperature,    Cel",
        "tempc,              20,   23,   air_temperature,    Cel",
        "Temperature_K,     293,  296,   air_temperature,    K",
        "WaterTempF,         58,   61,   water_temperature,  [degF]",
        "supplyTempC,        55,   61,   supply_temperature, Cel",
        "powerW,             12,  840,   active_power,       W",
        "power_kW,          0.4,  2.1,   active_power,       kW",
        "powerkW,           0.4,  2.1,   active_power,       kW",
        "VoltageV,          229,  231,   voltage,            V",
        "voltage_mV,     229000, 231000, voltage,            mV",
        "voltage_c,         229,  231,   voltage_l3,         V",
        "currentA,          1.2,  3.4,   current,            A",
        "current_a,         1.2,  3.4,   current_l1,         A",
        "current_mA,        120,  900,   current,            mA",
        "currentmA,         120,  900,   current,            mA",
        "energyKWh,        12.4, 1340,   energy_imported,    kW.h",
        "total_kWh,        12.4, 1340,   energy_imported,    kW.h",
        "energy_Wh,         120, 9000,   energy_imported,    W.h",
        "pressure_hPa,      990, 1020,   air_pressure,       hPa",
        "pressureHPa,       990, 1020,   air_pressure,       hPa",
        "baro_inHg,        29.1, 30.2,   air_pressure,       [in_i'Hg]",
        "RH,                 40,   55,   relative_humidity,  %",
        "humidity%,          40,   55,   relative_humidity,  %",
        "humidityPct,        40,   55,   relative_humidity,  %",
        "battV,             2.9,  3.1,   battery_voltage,    V",
        "vbat_mV,          2900, 3100,   battery_voltage,    mV",
        "batterymv,        2900, 3100,   battery_voltage,    mV",
        "rssi_dbm,          -81,  -60,   signal_strength,    dB{mW}",
        "rssi_dBm,          -81,  -60,   signal_strength,    dB{mW}",
        "flow_lpm,            5,   12,   flow_rate,          L/min",
        "flow_l_min,          5,   12,   flow_rate,          L/min",
        "flow_m3_h,         0.3,  0.8,   flow_rate,          m3/h",
        "windSpeedKmh,       12,   44,   wind_speed,         km/h",
        "co2ppm,            412, 1180,   carbon_dioxide,     [ppm]",
        "pm25_ug_m3,          4,   19,   particles_2_5,      ug/m3",
        "uptime_s,           60, 9000,   uptime,             s",
    })
    // @formatter:on
    void the_unit_in_a_name_is_heard_however_it_is_spelled(
            String path, double lowest, double highest, String quantity, String unit) {
        assertFirst(path, lowest, highest, quantity, unit);
    }

    @Test
    void letters_at_the_end_of_a_word_are_no_unit() {
        assertThat(List.of("roomA", "level", "alarm3", "errors", "peakW", "window"))
                .extracting(Names::words)
                .containsExactly(
                        List.of("room", "a"),
                        List.of("level"),
                        List.of("alarm3"),
                        List.of("errors"),
                        List.of("peak", "w"),
                        List.of("window"));
        var phases = new Evidence("acme", "currentA", List.of("number"), 1.2, 3.4, List.of(), List.of("currentB"));
        assertThat(suggestions.of(phases).getFirst().quantity().name()).isEqualTo("current_l1");
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
