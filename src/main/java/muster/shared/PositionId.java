package muster.shared;

import java.util.UUID;

/** A position on an asset that a device can hold. */
public record PositionId(UUID value) implements Id {

    public static PositionId of(String text) {
        return new PositionId(Id.parse(text));
    }

    public static PositionId next() {
        return new PositionId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
