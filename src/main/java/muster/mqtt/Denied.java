package muster.mqtt;

import java.time.Instant;

/**
 * A connected client tried what it may not.
 *
 * @param topic topic or filter as the client wrote it, cut to 256 characters; mind where it is shown
 */
public record Denied(String clientId, Deed deed, String topic, String address, Instant at) {

    /** What was tried. */
    public enum Deed {
        PUBLISH,
        RETAIN,
        SUBSCRIBE
    }
}
