package muster.telemetry.lessons;

import java.util.UUID;
import muster.shared.Id;

/** A field of some model and firmware that nobody taught Muster. */
public record FieldId(UUID value) implements Id {

    public static FieldId of(String text) {
        return new FieldId(Id.parse(text));
    }

    public static FieldId next() {
        return new FieldId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
