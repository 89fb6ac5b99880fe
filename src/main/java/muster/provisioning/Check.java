package muster.provisioning;

/** A line of the activation contract, in the order in which the phone shows them. */
public enum Check {
    /** The device says the serial number, model and hardware that its label says. */
    IDENTITY,
    /** Customer, site, asset and position are set. */
    PLACE,
    /** The operational credential is in use. */
    CREDENTIAL,
    /** The expected configuration is acknowledged. */
    CONFIGURATION,
    /** The firmware is allowed for this hardware. */
    FIRMWARE,
    /** The required readings arrived, in range and in the right unit. */
    READINGS,
    /** The link is good enough to leave. */
    LINK,
    /** A command went there and back, and a person saw the device answer. */
    COMMAND
}
