package muster.registry;

import java.security.SecureRandom;
import java.util.Base64;

/** New secrets: 256 random bits in base64url, which any MQTT client can carry as a password. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    /** Begins with a letter or a digit, so that no spreadsheet takes it for a formula and no shell for an option. */
    static String fresh() {
        var bits = new byte[32];
        while (true) {
            RANDOM.nextBytes(bits);
            var text = TEXT.encodeToString(bits);
            if (Character.isLetterOrDigit(text.charAt(0))) {
                return text;
            }
        }
    }

    /** What the hash of a device's secret is for. */
    static String purposeOf(CredentialKind kind) {
        return "credential-" + kind;
    }
}
