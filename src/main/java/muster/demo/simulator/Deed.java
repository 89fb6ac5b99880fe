package muster.demo.simulator;

/** What a device does, for whoever watches it. */
public enum Deed {
    POWERED_ON,
    POWERED_OFF,
    UNPLUGGED,
    UNREACHABLE,
    TURNED_AWAY,
    CONNECTED_BOOTSTRAP,
    NOT_CLAIMED,
    NOT_ISSUED,
    UNANSWERED,
    ISSUED,
    CONNECTED_OPERATIONAL,
    REPORTED,
    CONFIGURED,
    REFUSED_CONFIGURATION,
    SENT_READINGS,
    FELL_SILENT,
    BLINKING,
    CANNOT_BLINK,
    LOST_CONNECTION
}
