package muster.telemetry.ingest;

import java.util.Comparator;
import muster.catalog.UnknownField;
import muster.shared.OneLine;

/** An unknown field of some model and firmware, as it is kept. */
record FieldKey(String model, String firmware, String path) {

    /** The order in which everybody writes. */
    static final Comparator<FieldKey> ORDER = Comparator.comparing(FieldKey::model)
            .thenComparing(FieldKey::firmware)
            .thenComparing(FieldKey::path);

    static FieldKey of(Understood.Heard heard, UnknownField field) {
        return new FieldKey(
                heard.model(), OneLine.of(heard.firmware(), 100), OneLine.of(field.path(), Sightings.LONGEST));
    }
}
