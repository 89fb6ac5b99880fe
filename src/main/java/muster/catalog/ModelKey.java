package muster.catalog;

import java.util.regex.Pattern;

/** What a device model is called for ever: maker and name, as in {@code shelly/plus-ht}. */
public record ModelKey(String maker, String name) implements Comparable<ModelKey> {

    private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public ModelKey {
        if (!PART.matcher(maker).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("not a model key: " + maker + "/" + name);
        }
    }

    /** Reads {@code maker/name}; both in lower case letters, digits and hyphens, at most 40 characters. */
    public static ModelKey of(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a model key: " + text);
        }
        return new ModelKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ModelKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return maker + "/" + name;
    }
}
