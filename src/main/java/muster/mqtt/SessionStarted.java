package muster.mqtt;

import java.time.Instant;

/**
 * A client came in: whoever ends its session from here on finds it.
 *
 * @param connection grows with every connection, across restarts too: presence is ordered by it, not by arrival
 * @param credential as {@link Admission.Admitted} named it
 * @param credentialId likewise
 */
public record SessionStarted(
        String clientId,
        long connection,
        String credential,
        String credentialId,
        String address,
        int keepAliveSeconds,
        Instant at) {}
