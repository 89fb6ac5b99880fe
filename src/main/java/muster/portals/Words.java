package muster.portals;

import muster.registry.SerialNumber;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a search box, made fit for the database.
 *
 * @param plain without control characters, broken pairs and space round it; at most {@link #LONGEST} characters
 */
public record Words(String plain) {

    public static final int LONGEST = 100;

    public static Words of(@Nullable String typed) {
        if (typed == null) {
            return new Words("");
        }
        var clean = new StringBuilder();
        typed.strip().codePoints().limit(LONGEST).filter(Words::isText).forEach(clean::appendCodePoint);
        return new Words(clean.toString().strip());
    }

    /** No control character, and no half of a pair. */
    private static boolean isText(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }

    public boolean isEmpty() {
        return plain.isEmpty();
    }

    /** For {@code like}: what the operator would take for a placeholder is a letter again. */
    public String escaped() {
        return plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** As serial numbers are compared; empty when nothing is left of it. */
    public String folded() {
        return SerialNumber.fold(plain);
    }
}
