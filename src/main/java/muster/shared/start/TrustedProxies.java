package muster.shared.start;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose word about the address of others is believed: addresses and networks, separated by commas. */
public final class TrustedProxies {

    static final String PROPERTY = "muster.trusted-proxy";

    private TrustedProxies() {}

    /**
     * The same as networks: {@code 127.0.0.1/32,10.0.0.0/8}. Nothing is nobody.
     *
     * @throws CannotStart where one of them is no address and no network
     */
    public static String networks(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(TrustedProxies::network)
                .collect(Collectors.joining(","));
    }

    private static String network(String part) {
        var slash = part.indexOf('/');
        var address = addressIn(slash < 0 ? part : part.substring(0, slash));
        if (address == null) {
            throw notOne(part);
        }
        int longest = address.getAddress().length * 8;
        var prefix = slash < 0 ? String.valueOf(longest) : part.substring(slash + 1);
        if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > longest) {
            throw notOne(part);
        }
        return address.getHostAddress() + "/" + prefix;
    }

    private static @Nullable InetAddress addressIn(String text) {
        try {
            var address = InetAddress.ofLiteral(text);
            // 10.1 is an address too, though nobody means it
            return text.contains(":") || address.getHostAddress().equals(text) ? address : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static CannotStart notOne(String part) {
        return new CannotStart(
                "MUSTER_TRUSTED_PROXY (" + part + ") is neither an address nor a network",
                "Write the address of the proxy, such as 192.0.2.7 or 192.0.2.0/24, more than one with commas");
    }
}
