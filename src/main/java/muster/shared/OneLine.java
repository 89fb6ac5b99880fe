package muster.shared;

/**
 * What a machine said in words of its own, fit to be kept and shown: without the characters that {@link PlainText}
 * refuses to people (PostgreSQL keeps no NUL in a text), and no longer than wanted.
 */
public final class OneLine {

    private OneLine() {}

    /** The words, at most so many UTF-16 units of them; no character is cut in half. */
    public static String of(String said, int longest) {
        var line = new StringBuilder();
        said.codePoints()
                .filter(PlainText.Validator::isPlain)
                .takeWhile(character -> line.length() + Character.charCount(character) <= longest)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
