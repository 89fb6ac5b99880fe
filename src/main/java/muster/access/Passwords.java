package muster.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords people may choose: long rather than odd (NIST SP 800-63B, 3.1.1.2). The list holds the commonest
 * ones that are long enough; shorter ones fall by their length.
 */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final Set<String> COMMON = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234",
            "123456789012345",
            "1234567890123456",
            "password1234",
            "password12345",
            "password123456",
            "passwordpassword",
            "passw0rd1234",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyuiopasdf",
            "qwertyuiopasdfghjkl",
            "qwerty123456",
            "qwerty1234567",
            "1q2w3e4r5t6y",
            "1q2w3e4r5t6y7u",
            "1qaz2wsx3edc",
            "1qaz2wsx3edc4rfv",
            "zaq12wsxcde3",
            "abcdefghijkl",
            "abcdefghijklm",
            "abc123456789",
            "abcd12345678",
            "iloveyou1234",
            "letmein12345",
            "administrator",
            "administrator1",
            "administrator123",
            "admin1234567",
            "admin123456789",
            "welcome12345",
            "welcome123456",
            "changemeplease",
            "changeme1234",
            "trustno1trustno1",
            "correcthorsebatterystaple",
            "correct horse battery staple",
            "football1234",
            "baseball1234",
            "sunshine1234",
            "princess1234",
            "dragon123456",
            "monkey123456",
            "superman1234",
            "michael12345",
            "p@ssw0rd1234",
            "p@ssword1234",
            "q1w2e3r4t5y6",
            "asdfghjkl123",
            "zxcvbnm12345",
            "987654321098",
            "0987654321098");

    private Passwords() {}

    /** The message key of what is wrong with it, if anything is. */
    static Optional<String> flawOf(String password, String email) {
        var folded = password.toLowerCase(Locale.ROOT);
        var address = email.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("access.password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("access.password.long");
        }
        if (folded.equals(address) || folded.chars().distinct().count() < 4) {
            return Optional.of("access.password.easy");
        }
        return COMMON.contains(folded) ? Optional.of("access.password.common") : Optional.empty();
    }
}
