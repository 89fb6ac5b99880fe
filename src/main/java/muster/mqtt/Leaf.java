package muster.mqtt;

import static muster.mqtt.Leaf.Speaker.BOOTSTRAP;
import static muster.mqtt.Leaf.Speaker.MUSTER;
import static muster.mqtt.Leaf.Speaker.OPERATIONAL;
import static muster.mqtt.Leaf.Will.MAY_BE_WILL;
import static muster.mqtt.Leaf.Will.NEVER_A_WILL;

import java.util.Arrays;
import java.util.Optional;

/** What can be said below {@code muster/v1/{device}/}, who says it and who listens; grants and topics follow from it. */
public enum Leaf {
    // @formatter:off
    //                      text                      said by       heard by      as a will
    CREDENTIAL_REQUEST(    "credential/request",      BOOTSTRAP,    MUSTER,       NEVER_A_WILL),
    CREDENTIAL_RESPONSE(   "credential/response",     MUSTER,       BOOTSTRAP,    NEVER_A_WILL),
    STATE(                 "state",                   OPERATIONAL,  MUSTER,       MAY_BE_WILL),
    TELEMETRY(             "telemetry",               OPERATIONAL,  MUSTER,       MAY_BE_WILL),
    CONFIGURATION_DESIRED( "configuration/desired",   MUSTER,       OPERATIONAL,  NEVER_A_WILL),
    CONFIGURATION_REPORTED("configuration/reported",  OPERATIONAL,  MUSTER,       NEVER_A_WILL),
    COMMAND_REQUEST(       "command/request",         MUSTER,       OPERATIONAL,  NEVER_A_WILL),
    COMMAND_RESPONSE(      "command/response",        OPERATIONAL,  MUSTER,       NEVER_A_WILL);
    // @formatter:on

    /** A party of the conversation: Muster, or a device with one of its two credentials. */
    public enum Speaker {
        MUSTER,
        BOOTSTRAP,
        OPERATIONAL
    }

    enum Will {
        MAY_BE_WILL,
        NEVER_A_WILL
    }

    private final String text;
    private final Speaker saidBy;
    private final Speaker heardBy;
    private final Will will;

    Leaf(String text, Speaker saidBy, Speaker heardBy, Will will) {
        this.text = text;
        this.saidBy = saidBy;
        this.heardBy = heardBy;
        this.will = will;
    }

    /** The part of the topic behind the device id. */
    public String text() {
        return text;
    }

    public Speaker saidBy() {
        return saidBy;
    }

    public Speaker heardBy() {
        return heardBy;
    }

    /** Whether a device may leave such a message behind for the case that it vanishes. */
    public boolean mayBeWill() {
        return will == Will.MAY_BE_WILL;
    }

    /** The leaf on which a request of this leaf is answered; empty when this leaf asks nothing. */
    public Optional<Leaf> answer() {
        return switch (this) {
            case CREDENTIAL_REQUEST -> Optional.of(CREDENTIAL_RESPONSE);
            case COMMAND_REQUEST -> Optional.of(COMMAND_RESPONSE);
            default -> Optional.empty();
        };
    }

    static Optional<Leaf> of(String text) {
        return Arrays.stream(values()).filter(leaf -> leaf.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
