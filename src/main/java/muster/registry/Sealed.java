package muster.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals a text under a key of its own (AES-256-GCM); each key seals one text, so the nonce may be all zero. */
final class Sealed {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final GCMParameterSpec ONCE = new GCMParameterSpec(128, new byte[12]);

    private Sealed() {}

    static String freshKey() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    static byte[] seal(String text, String key, String about) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, about).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when the key does not fit. */
    static Optional<String> open(byte[] sealed, @Nullable String key, String about) {
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new String(cipher(Cipher.DECRYPT_MODE, key, about).doFinal(sealed), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException wrongKey) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String key, String about) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(Base64.getUrlDecoder().decode(key), "AES"), ONCE);
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
