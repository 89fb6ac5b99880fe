package muster.mqtt;

import java.time.Instant;

/**
 * A connection ended.
 *
 * @param connection the number that {@link SessionStarted} gave it
 * @param clean whether the client said goodbye
 * @param reason the reason code's name, or the sentence that was given
 */
public record SessionEnded(String clientId, long connection, boolean clean, String reason, Instant at) {}
