package muster.telemetry.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a field of which nobody knows what it is.
 *
 * @param sorts what JSON calls its values
 * @param lowest of those values that are numbers; null when none is
 * @param siblings the names of the fields beside it
 */
public record Evidence(
        String maker,
        String path,
        List<String> sorts,
        @Nullable Double lowest,
        @Nullable Double highest,
        List<String> samples,
        List<String> siblings) {

    static Evidence of(UnknownFieldRow field) {
        return new Evidence(
                field.key().maker(),
                field.path(),
                field.sorts(),
                field.lowest(),
                field.highest(),
                field.samples().stream().map(UnknownFieldRow.Sample::value).toList(),
                field.siblings());
    }

    boolean isNumber() {
        return lowest != null;
    }

    /** Whether its values are words, or may stand for two of them. */
    boolean mayBeWords() {
        return lowest == null
                || (lowest >= 0 && highest != null && highest <= 1 && lowest % 1 == 0 && highest % 1 == 0);
    }
}
