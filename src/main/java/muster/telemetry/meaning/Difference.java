package muster.telemetry.meaning;

import org.jspecify.annotations.Nullable;

/**
 * One field that is no longer what it was.
 *
 * @param before a value of the old firmware; null when the field appeared
 * @param after a value of the new firmware; null when the field vanished
 * @param factor by which it jumped; null when it did not
 */
public record Difference(
        String path,
        Kind kind,
        @Nullable String before,
        @Nullable String after,
        @Nullable Double factor) {

    /** What happened to a field. */
    public enum Kind {
        VANISHED,
        APPEARED,
        OTHER_SORT,
        JUMPED
    }
}
