package muster.mqtt.broker;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** How Muster's own bridge proves itself at the embedded broker: a secret made at the start that never leaves us. */
final class BridgeAccount {

    private static final String RESERVED = "muster-bridge";

    private final byte[] secret = new byte[32];

    BridgeAccount() {
        new SecureRandom().nextBytes(secret);
    }

    /** No device may take a name that starts like ours, in whatever case. */
    static boolean isReserved(String clientId) {
        return clientId.toLowerCase(Locale.ROOT).startsWith(RESERVED);
    }

    boolean isProvedBy(Optional<byte[]> password) {
        return password.isPresent() && MessageDigest.isEqual(secret, password.get());
    }

    byte[] secret() {
        return secret.clone();
    }
}
