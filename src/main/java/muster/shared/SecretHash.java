package muster.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed SHA-256 (HMAC, RFC 2104) of secrets that are long and random: device secrets, claim codes, one-time links.
 * People's passwords are neither and go through Argon2id.
 */
public final class SecretHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    SecretHash(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The 32 bytes to keep instead of the secret.
     *
     * @param purpose what the secret is for, so that the hash of one kind never fits another
     */
    public byte[] of(String purpose, byte[] secret) {
        try {
            var mac = (Mac) keyed.clone(); // a Mac is not for two threads
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(secret);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] of(String purpose, String secret) {
        return of(purpose, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Compares in a time that tells nothing about the secret. */
    public boolean matches(String purpose, byte[] secret, byte[] hash) {
        return MessageDigest.isEqual(of(purpose, secret), hash);
    }

    @Override
    public String toString() {
        return "SecretHash";
    }
}
