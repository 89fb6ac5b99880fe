package muster.shared;

import java.util.UUID;

/** A batch of devices registered together. */
public record BatchId(UUID value) implements Id {

    public static BatchId of(String text) {
        return new BatchId(Id.parse(text));
    }

    public static BatchId next() {
        return new BatchId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
