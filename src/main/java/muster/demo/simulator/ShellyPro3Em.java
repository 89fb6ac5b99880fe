package muster.demo.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shelly Pro 3EM: measured values and energies in messages of their own (Shelly Gen2 API, "EM", "EMData"). */
final class ShellyPro3Em implements Personality {

    @Override
    public String model() {
        return "shelly/pro-3em";
    }

    @Override
    public String firmware() {
        return "20241011-114455/1.4.4-g6d2a586";
    }

    @Override
    public String oldFirmware() {
        return "20230503-101129/0.14.1-g22a4cb7";
    }

    @Override
    public boolean canShowItself() {
        return true;
    }

    @Override
    public List<Map<String, Object>> readings(Surroundings around) {
        return List.of(message(around, "em:0", measured(around)), message(around, "emdata:0", energies(around)));
    }

    private static Map<String, Object> measured(Surroundings around) {
        var measured = Fields.of("id", 0);
        double power = 0;
        double apparent = 0;
        double current = 0;
        for (var phase : List.of("a", "b", "c")) {
            double volts = around.wave(phase + "_voltage", 231, 5, Duration.ofMinutes(40));
            double amperes = around.wave(phase + "_current", 4.5, 3, Duration.ofHours(5));
            double factor = 0.97;
            measured.put(phase + "_current", amperes);
            // with the wrong unit, volts are counted in thousandths
            measured.put(phase + "_voltage", around.has(Fault.WRONG_UNIT) ? volts * 1000 : volts);
            measured.put(phase + "_act_power", Surroundings.rounded(volts * amperes * factor));
            measured.put(phase + "_aprt_power", Surroundings.rounded(volts * amperes));
            measured.put(phase + "_pf", factor);
            measured.put(phase + "_freq", 50);
            power += volts * amperes * factor;
            apparent += volts * amperes;
            current += amperes;
        }
        measured.put("n_current", 0.42);
        measured.put("total_current", Surroundings.rounded(current));
        measured.put("total_act_power", around.has(Fault.OUT_OF_RANGE) ? 9.9e6 : Surroundings.rounded(power));
        measured.put("total_aprt_power", Surroundings.rounded(apparent));
        measured.put("user_calibrated_phase", List.of());
        return measured;
    }

    private static Map<String, Object> energies(Surroundings around) {
        double a = around.counter("a_energy", 900);
        double b = around.counter("b_energy", 700);
        double c = around.counter("c_energy", 800);
        return Fields.of(
                "id", 0,
                "a_total_act_energy", a,
                "a_total_act_ret_energy", 0,
                "b_total_act_energy", b,
                "b_total_act_ret_energy", 0,
                "c_total_act_energy", c,
                "c_total_act_ret_energy", 0,
                "total_act", Surroundings.rounded(a + b + c),
                "total_act_ret", 0);
    }

    private static Map<String, Object> message(Surroundings around, String component, Map<String, Object> values) {
        var source = "shellypro3em-" + around.serial().toLowerCase(Locale.ROOT);
        var params = Fields.of("ts", around.at().toEpochMilli() / 1000.0, component, values);
        return Fields.of("src", source, "dst", source + "/events", "method", "NotifyStatus", "params", params);
    }
}
