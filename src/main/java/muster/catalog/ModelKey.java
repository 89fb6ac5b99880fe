package muster.catalog;

/** What a device model is called for ever: maker and name, as in {@code shelly/plus-ht}. */
public record ModelKey(String maker, String name) implements Comparable<ModelKey> {

    private static final int LONGEST_PART = 40;

    public ModelKey {
        if (!isPart(maker) || !isPart(name)) {
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

    private static boolean isPart(String text) {
        if (text.isEmpty() || text.length() > LONGEST_PART || text.charAt(0) == '-') {
            return false;
        }
        for (var place = 0; place < text.length(); place++) {
            var letter = text.charAt(place);
            if (!(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9') && letter != '-') {
                return false;
            }
        }
        return true;
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
