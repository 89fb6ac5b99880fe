package muster.mqtt;

import java.time.Instant;

/**
 * A client came in.
 *
 * @param connection grows with every connection, across restarts too: presence is ordered by it, not by arrival
 * @param credential as {@link Admission.Admitted} named it
 */
public record SessionStarted(
        String clientId, long connection, String credential, String address, int keepAliveSeconds, Instant at) {}
