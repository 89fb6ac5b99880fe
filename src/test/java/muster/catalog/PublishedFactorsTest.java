package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.catalog.packs.Acme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The conversions of units that fleets meet against published factors, to twelve digits.
 *
 * <p>Sources: NIST Special Publication 811 (2008), appendix B.8, with the definitions of its footnotes where it prints
 * seven digits of an exact one; the SI Brochure (9th edition, 2019), tables 1, 8 and section 2.2; the international
 * agreement on yard and pound of 1959 (1 yd = 0.9144 m, 1 lb = 0.453 592 37 kg); NIST Handbook 44 (2024), appendix C,
 * for US measures of volume (1 gal = 231 in³); the Units of Measurement Regulations 1995 for the imperial gallon.
 */
class PublishedFactorsTest {

    private static final String G = "9.80665";
    private static final String POUND = "0.45359237";

    // @formatter:off
    static Stream<Arguments> factors() {
        return Stream.of(
            // length: the inch is 25.4 mm
            factor("[in_i]", "m", "0.0254"),              factor("[ft_i]", "m", "0.3048"),
            factor("[yd_i]", "m", "0.9144"),              factor("[mi_i]", "m", "1609.344"),
            factor("[nmi_i]", "m", "1852"),               factor("[mil_i]", "um", "25.4"),
            factor("[ft_us]", "m", "1200/3937"),          factor("cm", "m", "0.01"),
            factor("mm", "m", "0.001"),                   factor("km", "m", "1000"),
            // area
            factor("[acr_us]", "m2", "43560*1200*1200/3937/3937"),
            factor("har", "m2", "10000"),                 factor("[sft_i]", "m2", "0.09290304"),
            // volume
            factor("[gal_us]", "L", "3.785411784"),       factor("[gal_br]", "L", "4.54609"),
            factor("[qt_us]", "L", "0.946352946"),        factor("[pt_us]", "L", "0.473176473"),
            factor("[foz_us]", "mL", "29.5735295625"),    factor("[ft_i]3", "m3", "0.028316846592"),
            factor("[cft_i]", "m3", "0.028316846592"),    factor("[in_i]3", "mL", "16.387064"),
            factor("[bbl_us]", "m3", "0.158987294928"),   factor("[cyd_i]", "m3", "0.764554857984"),
            factor("L", "m3", "0.001"),                   factor("mL", "m3", "0.000001"),
            // flow
            factor("[gal_us]/min", "m3/h", "0.22712470704"), factor("[cft_i]/min", "m3/h", "1.69901079552"),
            factor("[ft_i]3/min", "m3/h", "1.69901079552"),  factor("L/min", "m3/h", "0.06"),
            factor("L/s", "m3/h", "3.6"),                 factor("L/h", "m3/h", "0.001"),
            factor("m3/s", "m3/h", "3600"),               factor("[gal_br]/min", "m3/h", "0.2727654"),
            // speed and turning
            factor("[mi_i]/h", "m/s", "0.44704"),         factor("[kn_i]", "m/s", "1852/3600"),
            factor("km/h", "m/s", "1/3.6"),               factor("[ft_i]/min", "m/s", "0.00508"),
            factor("[mi_i]/h", "km/h", "1.609344"),       factor("[kn_i]", "km/h", "1.852"),
            factor("Hz", "/min", "60"),                   factor("[g]", "m/s2", G),
            factor("[in_i]/s", "mm/s", "25.4"),           factor("deg", "rad", "3.14159265358979323846264338327950288/180"),
            // mass and force
            factor("[lb_av]", "kg", POUND),               factor("[oz_av]", "g", "28.349523125"),
            factor("[ston_av]", "kg", "907.18474"),       factor("[lton_av]", "kg", "1016.0469088"),
            factor("t", "kg", "1000"),                    factor("[gr]", "mg", "64.79891"),
            factor("[lbf_av]", "N", POUND + "*" + G),     factor("kgf", "N", G),
            // pressure
            factor("[psi]", "Pa", POUND + "*" + G + "/0.00064516"),
            factor("[psi]", "kPa", POUND + "*" + G + "/0.64516"),
            factor("bar", "Pa", "100000"),                factor("mbar", "hPa", "1"),
            factor("atm", "Pa", "101325"),                factor("att", "Pa", "98066.5"),
            // conventional columns of mercury (13 595.1 kg/m³) and of water (1000 kg/m³) at standard gravity
            factor("mm[Hg]", "Pa", "13595.1*" + G + "/1000"),
            factor("cm[Hg]", "kPa", "13595.1*" + G + "/100000"),
            factor("m[Hg]", "kPa", "13595.1*" + G + "/1000"),
            factor("[in_i'Hg]", "hPa", "13595.1*" + G + "*0.0254/100"),
            factor("cm[H2O]", "Pa", "98.0665"),           factor("[in_i'H2O]", "Pa", "249.08891"),
            factor("m[H2O]", "kPa", G),
            // energy and power
            factor("kW.h", "J", "3600000"),               factor("W.h", "J", "3600"),
            factor("MW.h", "kW.h", "1000"),               factor("MJ", "kW.h", "1/3.6"),
            factor("GJ", "kW.h", "1000/3.6"),             factor("[Btu_IT]", "J", "1055.05585262"),
            factor("[Btu_IT]", "kW.h", "1055.05585262/3600000"),
            factor("[Btu_IT]/h", "W", "1055.05585262/3600"), factor("cal_IT", "J", "4.1868"),
            factor("cal_th", "J", "4.184"),               factor("kcal_IT/h", "W", "1.163"),
            factor("[HP]", "W", "550*0.3048*" + POUND + "*" + G),
            factor("[ft_i].[lbf_av]", "J", "0.3048*" + POUND + "*" + G),
            factor("eV", "J", "0.0000000000000000001602176634"),
            factor("kW", "W", "1000"),                    factor("MW", "W", "1000000"),
            // electricity
            factor("mV", "V", "0.001"),                   factor("mA", "A", "0.001"),
            factor("kV.A", "V.A", "1000"),                factor("kV.A{reactive}", "V.A{reactive}", "1000"),
            factor("V.A{reactive}.h", "kV.A{reactive}.h", "0.001"), factor("mHz", "Hz", "0.001"),
            factor("A.h", "C", "3600"),                   factor("mS/cm", "uS/cm", "1000"),
            factor("S/m", "uS/cm", "10000"),
            // temperature: SP 811 B.8 "to convert from degree Fahrenheit to degree Celsius"
            shifted("[degF]", "Cel", "5/9", "-160/9"),    shifted("K", "Cel", "1", "-273.15"),
            shifted("[degF]", "K", "5/9", "459.67*5/9"),
            // time, plane angle, information
            factor("min", "s", "60"),                     factor("h", "s", "3600"),
            factor("d", "s", "86400"),                    factor("wk", "d", "7"),
            factor("circ", "deg", "360"),                 factor("By", "bit", "8"),
            factor("KiBy", "By", "1024"),                 factor("MiBy", "By", "1048576"),
            // parts and concentrations
            factor("%", "1", "0.01"),                     factor("%", "[ppm]", "10000"),
            factor("[ppm]", "[ppb]", "1000"),             factor("[ppth]", "%", "0.1"),
            factor("mg/m3", "ug/m3", "1000"),             factor("mg/L", "g/m3", "1"),
            factor("g/L", "kg/m3", "1"),
            // rain, radiation
            factor("[in_i]/h", "mm/h", "25.4"),           factor("Ci", "Bq", "37000000000"),
            factor("pCi/L", "Bq/m3", "37"),               factor("REM", "Sv", "0.01"),
            factor("RAD", "Gy", "0.01"),                  factor("mREM", "uSv", "10"));
    }
    // @formatter:on

    private static Arguments factor(String from, String to, String factor) {
        return Arguments.of(from, to, factor, "0");
    }

    private static Arguments shifted(String from, String to, String factor, String shift) {
        return Arguments.of(from, to, factor, shift);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("factors")
    void a_conversion_agrees_with_what_was_published(String from, String to, String factor, String shift) {
        var published = reckon(factor);
        var added = reckon(shift);
        var conversion = Units.conversion(from, to).orElseThrow();
        var back = Units.conversion(to, from).orElseThrow();

        for (var value : List.of("1", "0.037", "451", "-40", "98765.4321")) {
            var given = new BigDecimal(value);
            var expected = given.multiply(published).add(added);
            assertThat(exactly(conversion.apply(given.doubleValue()), expected))
                    .as("%s %s are %s %s", value, from, expected, to)
                    .isTrue();
            assertThat(exactly(back.apply(expected).doubleValue(), given)).isTrue();
        }
    }

    @Test
    void every_unit_of_the_dictionary_is_one_and_converts_to_itself() {
        for (var quantity : Acme.dictionary().all()) {
            assertThat(Units.isUnit(quantity.unit())).as(quantity.name()).isTrue();
            assertThat(Units.conversion(quantity.unit(), quantity.unit()))
                    .as(quantity.name())
                    .hasValue(Conversion.NONE);
        }
    }

    @Test
    void every_unit_that_the_dictionary_names_is_in_the_table_or_is_its_own() {
        var published = factors()
                .flatMap(row -> Stream.of(row.get()[0], row.get()[1]))
                .map(String::valueOf)
                .collect(Collectors.toSet());

        for (var quantity : Acme.dictionary().all()) {
            for (var other : quantity.confusions()) {
                assertThat(published).as(quantity.name()).contains(other);
            }
        }
    }

    private static boolean exactly(double found, BigDecimal expected) {
        var difference = new BigDecimal(found).subtract(expected).abs();
        return difference.compareTo(expected.abs().multiply(new BigDecimal("1e-12"))) <= 0;
    }

    /** Products and quotients, as the definitions give them. */
    private static BigDecimal reckon(String text) {
        var result = BigDecimal.ONE;
        var isQuotient = false;
        for (var part : text.split("(?<=[*/])|(?=[*/])", -1)) {
            switch (part) {
                case "*" -> isQuotient = false;
                case "/" -> isQuotient = true;
                default ->
                    result = isQuotient
                            ? result.divide(new BigDecimal(part), new MathContext(40))
                            : result.multiply(new BigDecimal(part), new MathContext(40));
            }
        }
        return result;
    }
}
