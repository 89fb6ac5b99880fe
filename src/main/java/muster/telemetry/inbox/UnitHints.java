package muster.telemetry.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Units as makers write them into names: {@code battery_mv}, {@code TempF}, {@code total_kWh}. */
final class UnitHints {

    // @formatter:off
    private static final Map<String, String> CODES = Map.ofEntries(
        Map.entry("c", "Cel"),        Map.entry("degc", "Cel"),      Map.entry("celsius", "Cel"),   Map.entry("tc", "Cel"),
        Map.entry("f", "[degF]"),     Map.entry("degf", "[degF]"),   Map.entry("fahrenheit", "[degF]"), Map.entry("tf", "[degF]"),
        Map.entry("k", "K"),          Map.entry("kelvin", "K"),
        Map.entry("pct", "%"),        Map.entry("percent", "%"),     Map.entry("percentage", "%"),  Map.entry("rh", "%"),
        Map.entry("mv", "mV"),        Map.entry("millivolt", "mV"),  Map.entry("volt", "V"),        Map.entry("volts", "V"),  Map.entry("v", "V"),
        Map.entry("ma", "mA"),        Map.entry("amp", "A"),         Map.entry("amps", "A"),        Map.entry("ampere", "A"),
        Map.entry("w", "W"),          Map.entry("watt", "W"),        Map.entry("watts", "W"),       Map.entry("kw", "kW"),    Map.entry("mw", "mW"),
        Map.entry("va", "V.A"),       Map.entry("kva", "kV.A"),
        Map.entry("wh", "W.h"),       Map.entry("kwh", "kW.h"),      Map.entry("mwh", "MW.h"),
        Map.entry("hz", "Hz"),        Map.entry("mhz", "mHz"),
        Map.entry("pa", "Pa"),        Map.entry("hpa", "hPa"),       Map.entry("kpa", "kPa"),       Map.entry("mbar", "mbar"),
        Map.entry("bar", "bar"),      Map.entry("psi", "[psi]"),     Map.entry("mmhg", "mm[Hg]"),   Map.entry("inhg", "[in_i'Hg]"),
        Map.entry("ppm", "[ppm]"),    Map.entry("ppb", "[ppb]"),     Map.entry("ugm3", "ug/m3"),
        Map.entry("lux", "lx"),       Map.entry("lx", "lx"),         Map.entry("db", "dB"),         Map.entry("dbm", "dB{mW}"),
        Map.entry("m3", "m3"),        Map.entry("l", "L"),           Map.entry("litre", "L"),       Map.entry("liter", "L"),  Map.entry("gal", "[gal_us]"),
        Map.entry("m3h", "m3/h"),     Map.entry("lpm", "L/min"),     Map.entry("lph", "L/h"),   Map.entry("lmin", "L/min"),
        Map.entry("mm", "mm"),        Map.entry("cm", "cm"),         Map.entry("km", "km"),         Map.entry("kg", "kg"),
        Map.entry("kmh", "km/h"),     Map.entry("kph", "km/h"),      Map.entry("mph", "[mi_i]/h"),
        Map.entry("rpm", "/min"),     Map.entry("deg", "deg"),       Map.entry("sec", "s"),         Map.entry("secs", "s"),
        Map.entry("seconds", "s"),    Map.entry("minutes", "min"),   Map.entry("hours", "h"),       Map.entry("bytes", "By"));
    // @formatter:on

    private UnitHints() {}

    static boolean isUnit(String word) {
        return CODES.containsKey(word);
    }

    /** The unit that the last word of a name says; a name that is one word says none. */
    static Optional<String> in(List<String> words) {
        return words.size() < 2 ? Optional.empty() : Optional.ofNullable(CODES.get(words.getLast()));
    }
}
