package muster.shared;

import java.util.UUID;

/** A place at one address. */
public record SiteId(UUID value) implements Id {

    public static SiteId of(String text) {
        return new SiteId(Id.parse(text));
    }

    public static SiteId next() {
        return new SiteId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
