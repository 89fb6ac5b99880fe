package muster.shared;

import org.jspecify.annotations.Nullable;

/** What comes out of a form field: never null, no space round it. */
public final class Typed {

    private Typed() {}

    /** One line; nothing typed is the empty text. */
    public static String line(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Without NUL, which PostgreSQL keeps in no text: nothing that is stored can be found by it. */
    public static String storable(String text) {
        return text.replace("\0", "");
    }

    /** Exactly what was typed, as for passwords; nothing typed is the empty text. */
    public static String asIs(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A version that a form carries; anything else is none that exists. */
    public static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** For the database: the empty text is no value at all. */
    public static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
