package muster.demo.simulator;

import java.util.List;
import java.util.Map;

/** What a maker's firmware does and says. */
interface Personality {

    /** Maker and name, as on the label. */
    String model();

    /** As the maker's firmware reports itself. */
    String firmware();

    /** A release that nobody should run any more. */
    String oldFirmware();

    /** Whether it has something to blink with. */
    boolean canShowItself();

    /** One round of readings, in the maker's own shape: a message each. */
    List<Map<String, Object>> readings(Surroundings around);
}
