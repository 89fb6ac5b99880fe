package muster.connectivity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a device is connected, as the broker knows it.
 *
 * @param since when it came or went
 * @param credential BOOTSTRAP or OPERATIONAL
 * @param lastSeenAt when it last said anything
 * @param endedWhy why the last connection ended, once it has
 */
public record Presence(
        boolean connected,
        Instant since,
        @Nullable String credential,
        @Nullable String address,
        @Nullable Instant lastSeenAt,
        @Nullable String endedWhy) {

    public boolean isConnectedWith(String kind) {
        return connected && kind.equals(credential);
    }
}
