package muster.shared;

import java.security.SecureRandom;
import java.util.UUID;

/** The identity of a row, made by the application: a UUID of version 7 (RFC 9562), so that ids sort by birth. */
public interface Id {

    UUID value();

    /** Reads the text form; anything else names nothing. */
    static UUID parse(String text) {
        if (text.length() != 36) {
            throw new NotFound();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound(notAnId);
        }
    }

    /** A new id: 48 bits of Unix time in ms, 74 random bits. */
    static UUID fresh() {
        var random = Randomness.SOURCE;
        long time = System.currentTimeMillis() << 16;
        long version = 0x7000L | (random.nextInt() & 0x0fffL);
        long variant = 0x8000000000000000L | (random.nextLong() & 0x3fffffffffffffffL);
        return new UUID(time | version, variant);
    }

    /** Holds the one random source. */
    final class Randomness {
        private static final SecureRandom SOURCE = new SecureRandom();

        private Randomness() {}
    }
}
