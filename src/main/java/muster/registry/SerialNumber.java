package muster.registry;

import java.util.Locale;
import java.util.regex.Pattern;

/** How serial numbers are compared: folded (what eyes confuse is one) and by shape (what the maker's habit looks like). */
public final class SerialNumber {

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-F]{8,}|[0-9a-f]{8,}");

    private SerialNumber() {}

    /** Case, O and 0, I, L and 1, separators: all that labels and tired eyes mix up. */
    public static String fold(String serial) {
        var folded = new StringBuilder(serial.length());
        for (char c : serial.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case 'O' -> folded.append('0');
                case 'I', 'L' -> folded.append('1');
                default -> {
                    if (Character.isLetterOrDigit(c)) {
                        folded.append(c);
                    }
                }
            }
        }
        return folded.toString();
    }

    /**
     * {@code TH-0012} has the shape {@code A2-194}: each run by its kind and length. Where a serial number is a
     * hardware address or the like (hexadecimal, eight digits or more), letters and digits are of one kind.
     */
    static String shape(String serial) {
        boolean hexadecimal =
                HEXADECIMAL.matcher(serial.replaceAll("[^0-9A-Za-z]", "")).matches();
        var shape = new StringBuilder();
        int run = 0;
        for (int i = 0; i < serial.length(); i++) {
            char kind = kindOf(serial.charAt(i), hexadecimal);
            run++;
            if (i + 1 == serial.length() || kindOf(serial.charAt(i + 1), hexadecimal) != kind) {
                shape.append(kind).append(run);
                run = 0;
            }
        }
        return shape.toString();
    }

    private static char kindOf(char c, boolean hexadecimal) {
        if (hexadecimal && Character.isLetterOrDigit(c)) {
            return 'X';
        }
        if (c >= '0' && c <= '9') {
            return '9';
        }
        if (c >= 'A' && c <= 'Z') {
            return 'A';
        }
        return c >= 'a' && c <= 'z' ? 'a' : c;
    }
}
