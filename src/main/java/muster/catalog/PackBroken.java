package muster.catalog;

/** A pack that cannot be used; its message is one sentence for whoever wrote the pack. */
public final class PackBroken extends RuntimeException {

    private final String file;
    private final int line;
    private final String key;

    /**
     * @param line counted from 1; 0 when the whole file is meant
     * @param key dotted from the top of the file, empty when the whole file is meant
     * @param says what was expected and what was found instead
     */
    public PackBroken(String file, int line, String key, String says) {
        super(file + (line > 0 ? ", line " + line : "") + (key.isEmpty() ? "" : ", " + key) + ": " + says);
        this.file = file;
        this.line = line;
        this.key = key;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String key() {
        return key;
    }
}
