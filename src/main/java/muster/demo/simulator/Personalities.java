package muster.demo.simulator;

import java.util.List;

/** The makers' firmwares that can be simulated. */
public final class Personalities {

    private static final List<Personality> ALL =
            List.of(new ShellyPlusHt(), new ShellyPro3Em(), new RuuviGateway(), new TasmotaTh());

    private Personalities() {}

    /** The models that can be simulated, as on their labels. */
    public static List<String> models() {
        return ALL.stream().map(Personality::model).toList();
    }

    static Personality of(String model) {
        return ALL.stream()
                .filter(one -> one.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no firmware for " + model));
    }
}
