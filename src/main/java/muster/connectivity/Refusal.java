package muster.connectivity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device was refused at the door, or tried what it may not.
 *
 * @param kind CONNECT, TOPIC, IDENTITY (it said it is somebody else) or MALFORMED (what it said cannot be read)
 * @param code the MQTT 5 reason, or what was tried
 */
public record Refusal(
        Instant at,
        String kind,
        String code,
        String sentence,
        @Nullable String address) {

    public static final String CONNECT = "CONNECT";
    public static final String TOPIC = "TOPIC";
    public static final String IDENTITY = "IDENTITY";
    public static final String MALFORMED = "MALFORMED";
}
