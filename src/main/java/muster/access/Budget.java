package muster.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How often a door may be tried in vain.
 *
 * @param free the failure that closes the door
 * @param within the time after which failures are forgotten
 * @param isOnesOwn whether a success settles everything before; at a door of many it says nothing of the others
 */
public record Budget(String key, int free, Duration within, boolean isOnesOwn) {

    /** Five failures within a minute, at a door of one's own. */
    public static Budget of(String key) {
        return new Budget(key, 5, Duration.ofMinutes(1), true);
    }

    /** The key of a network address; the 2^64 addresses of an IPv6 network count as one. */
    public static String addressKey(@Nullable String address) {
        var known = address == null ? "unknown" : address;
        return "address:" + (known.contains(":") ? networkOf(known) : known);
    }

    private static String networkOf(String address) {
        try {
            var network = InetAddress.ofLiteral(address);
            return network instanceof Inet6Address
                    ? HexFormat.of().formatHex(network.getAddress(), 0, 8)
                    : network.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            // a proxy's word is taken as it comes
            return address;
        }
    }
}
