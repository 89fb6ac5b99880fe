package muster.telemetry.inbox;

import java.time.Instant;
import java.util.List;
import muster.catalog.ModelKey;
import muster.telemetry.lessons.FieldId;
import org.jspecify.annotations.Nullable;

/**
 * A field of some model and firmware that its pack does not know.
 *
 * @param firmware as it was reported
 * @param times how often it was said, as far as it was counted
 * @param lowest of those values that are numbers; null when none is
 * @param siblings the fields that stand beside it
 * @param decidedBy the field whose decision covers this one; null while it is open
 */
public record UnknownFieldRow(
        FieldId id,
        String model,
        String firmware,
        String path,
        Instant firstSeenAt,
        Instant lastSeenAt,
        long times,
        int devices,
        List<String> sorts,
        @Nullable Double lowest,
        @Nullable Double highest,
        List<Sample> samples,
        List<String> siblings,
        @Nullable FieldId decidedBy) {

    /** One of its values, and who said it. */
    public record Sample(String value, String device, int raw) {}

    public ModelKey key() {
        return ModelKey.of(model);
    }

    public boolean isOpen() {
        return decidedBy == null;
    }
}
