package muster.registry;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import muster.shared.SecretHash;

/**
 * One-time proof of possession, printed on the label: 85 random bits in Crockford's base 32 (17 characters) and his
 * check character (the value modulo 37). Codes whose check would be one of {@code * ~ $ =} are not given out, because
 * a phone's keyboard hides these and messengers swallow them; 84.8 bits are left.
 */
public record ClaimCode(String text) {

    /** Base 32 without I, L, O, U; the modulus of the check reaches five further, of which the last is U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final String CHECKS = ALPHABET + "*~$=U";
    private static final BigInteger MODULUS = BigInteger.valueOf(37);
    private static final int BITS = 85;
    private static final int LENGTH = 18;
    private static final int GROUP = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ClaimCode fresh() {
        while (true) {
            var value = new BigInteger(BITS, RANDOM);
            char check = checkOf(value);
            if (Character.isLetterOrDigit(check)) {
                return new ClaimCode(digitsOf(value) + check);
            }
        }
    }

    /** Reads what a person typed or a camera read; empty when it cannot be a code, whatever is registered. */
    public static Optional<ClaimCode> parse(String typed) {
        if (typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        var text = read(typed);
        return isCode(text) ? Optional.of(new ClaimCode(text)) : Optional.empty();
    }

    /** In capitals, without separators, and with the digits that eyes take for letters. */
    private static String read(String typed) {
        var text = new StringBuilder(LENGTH);
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case 'O' -> text.append('0');
                case 'I', 'L' -> text.append('1');
                case ' ', '-', '.', '_', '\u2010', '\u2011', '\u2012', '\u2013', '\u00a0' -> {}
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /** What keeps a text from being a code. */
    public enum Flaw {
        /** A character that no code has. */
        ALPHABET,
        LENGTH,
        /** It looks like a code; its check character says that a character of it is wrong. */
        CHECK
    }

    /** What is wrong with a text that is no code, whatever is registered. */
    public static Flaw flawOf(String typed) {
        var text = typed.length() > 4 * LENGTH ? typed.substring(0, 4 * LENGTH) : read(typed);
        if (text.chars().anyMatch(c -> !Character.isLetterOrDigit(c) || CHECKS.indexOf(c) < 0)) {
            return Flaw.ALPHABET;
        }
        return text.length() == LENGTH ? Flaw.CHECK : Flaw.LENGTH;
    }

    private static boolean isCode(CharSequence text) {
        if (text.length() != LENGTH) {
            return false;
        }
        var value = BigInteger.ZERO;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return false;
            }
            value = value.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        return checkOf(value) == text.charAt(LENGTH - 1);
    }

    private static String digitsOf(BigInteger value) {
        var digits = new char[LENGTH - 1];
        var rest = value;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return new String(digits);
    }

    private static char checkOf(BigInteger value) {
        return CHECKS.charAt(value.mod(MODULUS).intValue());
    }

    /** As printed: groups of three, such as {@code 4TK-9QX-…}. */
    public String grouped() {
        return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** As in the label's link. */
    public String inLink() {
        return text.toLowerCase(Locale.ROOT);
    }

    byte[] hash(SecretHash key) {
        return key.of("claim-code", text);
    }

    /** Never the code itself: this lands in logs. */
    @Override
    public String toString() {
        return "ClaimCode";
    }
}
