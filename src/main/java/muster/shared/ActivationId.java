package muster.shared;

import java.util.UUID;

/** One activation: from the claim to ACTIVE, or its undoing. */
public record ActivationId(UUID value) implements Id {

    public static ActivationId of(String text) {
        return new ActivationId(Id.parse(text));
    }

    public static ActivationId next() {
        return new ActivationId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
