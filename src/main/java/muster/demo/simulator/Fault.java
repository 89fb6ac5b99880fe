package muster.demo.simulator;

/** What can be wrong with a device that comes out of its box. */
public enum Fault {
    /** Its firmware is from before the recall. */
    OLD_FIRMWARE,
    /** It measures well and says it in the wrong unit. */
    WRONG_UNIT,
    /** It says what cannot be true. */
    OUT_OF_RANGE,
    /** It says one thing and no more. */
    SILENT_AFTER_FIRST,
    /** It takes no settings. */
    REFUSES_CONFIGURATION,
    /** The factory wrote another secret into it than into the factory file. */
    WRONG_BOOTSTRAP_SECRET,
    /** It says the serial number of another device. */
    CLONE
}
