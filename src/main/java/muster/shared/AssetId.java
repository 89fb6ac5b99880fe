package muster.shared;

import java.util.UUID;

/** The equipment the business cares about. */
public record AssetId(UUID value) implements Id {

    public static AssetId of(String text) {
        return new AssetId(Id.parse(text));
    }

    public static AssetId next() {
        return new AssetId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
