package muster.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * How far the chain of an organisation had come at a moment, as it is kept outside the database: a line
 * {@code time organisation position hash mark}.
 */
@SuppressWarnings("ArrayRecordComponent") // written and read, never compared
record Head(Instant at, UUID chain, long position, byte[] hash) {

    private static final HexFormat HEX = HexFormat.of();

    /** All but the mark. */
    String text() {
        return at + " " + chain + " " + position + " " + HEX.formatHex(hash);
    }

    /** @throws IllegalArgumentException for what is no such text */
    static Head parse(String text) {
        var words = text.split(" ", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException(text);
        }
        try {
            return new Head(
                    Instant.parse(words[0]),
                    UUID.fromString(words[1]),
                    Long.parseLong(words[2]),
                    HEX.parseHex(words[3]));
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(text, noTime);
        }
    }
}
