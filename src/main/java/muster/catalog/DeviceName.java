package muster.catalog;

import java.util.Locale;

/**
 * What a message calls its device.
 *
 * @param isEnd true when only the end of the serial number is said
 */
public record DeviceName(String text, boolean isEnd) {

    /** So many letters and digits tell devices apart. */
    public static final int SHORTEST = 4;

    /** Letters and digits are compared, without their case: {@code c8252d8e9c2c} is {@code C8:25:2D:8E:9C:2C}. */
    public boolean fits(String serial) {
        var said = bare(text);
        var known = bare(serial);
        return said.length() >= SHORTEST && (isEnd ? known.endsWith(said) : known.equals(said));
    }

    private static String bare(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
