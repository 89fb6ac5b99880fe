package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    /** A few at a glance; {@link PublishedFactorsTest} has them all with their sources. */
    @ParameterizedTest(name = "{0} {1} are {2} {3}")
    @CsvSource({
        "70.7,       [degF],     21.5,                   Cel",
        "32,         [degF],     0,                      Cel",
        "-40,        [degF],     -40,                    Cel",
        "294.65,     K,          21.5,                   Cel",
        "0,          Cel,        273.15,                 K",
        "1,          [psi],      6.894757293168361,      kPa",
        "1,          kW.h,       3600000,                J",
        "3012,       mV,         3.012,                  V",
        "1,          [ft_i],     0.3048,                 m",
        "1,          [in_i],     2.54,                   cm",
        "1,          [gal_us],   3.785411784,            L",
        "1,          [Btu_IT],   1055.05585262,          J",
        "760,        mm[Hg],     101.3250144354,         kPa",
        "1013.25,    mbar,       101.325,                kPa",
        "1,          bar,        100000,                 Pa",
        "1,          [mi_i]/h,   0.44704,                m/s",
        "180,        deg,        3.141592653589793,      rad",
        "60,         L/min,      3.6,                    m3/h",
        "1500,       W.h,        1.5,                    kW.h",
        "0.04,       %,          400,                    [ppm]",
        "1,          d,          86400,                  s",
        "98,         %,          0.98,                   1"
    })
    void conversions_are_exact_to_the_twelfth_digit(double value, String from, double expected, String to) {
        var converted = Units.conversion(from, to).orElseThrow().apply(value);

        assertThat(converted).isCloseTo(expected, within(Math.abs(expected) * 1e-12));
    }

    @Test
    void there_and_back_again_is_where_one_was() {
        var random = new Random(17);
        for (var pair : new String[][] {{"[degF]", "Cel"}, {"[psi]", "kPa"}, {"kW.h", "J"}, {"[gal_us]", "m3"}}) {
            for (var i = 0; i < 200; i++) {
                var value = Math.round(random.nextDouble(-1e6, 1e6)) / 100.0;
                var there = Units.conversion(pair[0], pair[1]).orElseThrow().apply(value);
                var back = Units.conversion(pair[1], pair[0]).orElseThrow().apply(there);
                assertThat(back).isCloseTo(value, within(Math.max(1, Math.abs(value)) * 1e-13));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Cel, %", "V, A", "kW.h, kW", "m, m2", "[pH], Cel"})
    void units_of_different_dimensions_have_no_conversion(String from, String to) {
        assertThat(Units.areCommensurable(from, to)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "degF", "Wh", "C°", "°C", "kW h", "V/", "{", "(", "[psi", "10*3", "nope", "m..s", "\u0000"})
    void what_is_no_ucum_code_is_no_unit(String code) {
        assertThat(Units.isUnit(code)).isFalse();
    }

    @Test
    void no_text_makes_the_parser_of_units_fall_over() {
        var random = new Random(23);
        var letters = "mkCelVAW.h/23()[]{}*'%^-+ °µ\n\"";
        for (var i = 0; i < 20_000; i++) {
            var code = random.ints(random.nextInt(12), 0, letters.length())
                    .mapToObj(at -> String.valueOf(letters.charAt(at)))
                    .collect(Collectors.joining());
            assertThat(Units.isUnit(code)).isIn(true, false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Cel, °C",
        "[degF], °F",
        "kW.h, kWh",
        "V.A, VA",
        "dB{mW}, dBm",
        "ug/m3, µg/m³",
        "%, %",
        "m3/h, m³/h",
        "hPa, hPa",
        "{count}, ''",
        "1, ''",
        "uS/cm, µS/cm",
        "[ppm], ppm",
        "L/min, L/min"
    })
    void people_read_units_as_they_write_them(String code, String shown) {
        assertThat(Units.display(code)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "21.5, Cel, 21.5 °C",
        "45, %, 45 %",
        "3600000, J, 3600000 J",
        "-0.0004, V, -0.0004 V",
        "4, {count}, 4",
        "0, Cel, 0 °C",
        "1.0E9, kW.h, 1000000000 kWh"
    })
    void numbers_are_shown_without_exponents_and_idle_digits(double value, String code, String shown) {
        assertThat(Units.display(value, code)).isEqualTo(shown);
    }
}
