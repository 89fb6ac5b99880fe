package muster.shared;

import java.util.UUID;

/** An installer's work order. */
public record JobId(UUID value) implements Id {

    public static JobId of(String text) {
        return new JobId(Id.parse(text));
    }

    public static JobId next() {
        return new JobId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
