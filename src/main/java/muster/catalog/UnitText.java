package muster.catalog;

import java.util.Map;

/** UCUM codes as people write them. */
final class UnitText {

    // @formatter:off
    private static final Map<String, String> WORDS = Map.ofEntries(
        Map.entry("1", ""),             Map.entry("{count}", ""),
        Map.entry("Cel", "°C"),         Map.entry("[degF]", "°F"),
        Map.entry("%", "%"),            Map.entry("deg", "°"),
        Map.entry("[ppm]", "ppm"),      Map.entry("[ppb]", "ppb"),
        Map.entry("[psi]", "psi"),      Map.entry("mm[Hg]", "mmHg"),
        Map.entry("[in_i]", "in"),      Map.entry("[ft_i]", "ft"),
        Map.entry("[mi_i]", "mi"),      Map.entry("[gal_us]", "gal"),
        Map.entry("[Btu_IT]", "Btu"),   Map.entry("[in_i'Hg]", "inHg"),
        Map.entry("[g]", "g"),          Map.entry("dB{mW}", "dBm"),
        Map.entry("dB{A}", "dB(A)"),    Map.entry("V.A", "VA"),
        Map.entry("V.A{reactive}", "var"), Map.entry("V.A{reactive}.h", "varh"),
        Map.entry("kW.h", "kWh"),       Map.entry("W.h", "Wh"),
        Map.entry("ug/m3", "µg/m³"),    Map.entry("By", "B"));
    // @formatter:on

    private UnitText() {}

    static String of(String code) {
        var known = WORDS.get(code);
        return known != null ? known : byRule(code);
    }

    private static String byRule(String code) {
        return code.replaceAll("\\{[^}]*}", "")
                .replace('.', '·')
                .replaceAll("(?<=[A-Za-z])2\\b", "²")
                .replaceAll("(?<=[A-Za-z])3\\b", "³")
                .replaceAll("^u(?=[A-Z])", "µ");
    }
}
