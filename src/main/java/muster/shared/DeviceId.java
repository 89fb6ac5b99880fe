package muster.shared;

import java.util.UUID;

/** A device: one physical unit. */
public record DeviceId(UUID value) implements Id {

    public static DeviceId of(String text) {
        return new DeviceId(Id.parse(text));
    }

    public static DeviceId next() {
        return new DeviceId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
