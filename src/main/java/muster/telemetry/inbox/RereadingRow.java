package muster.telemetry.inbox;

import java.time.Instant;
import muster.telemetry.lessons.FieldId;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of history has come.
 *
 * @param total batches of raw messages that were kept when it began; 0 until they are counted
 * @param added values
 * @param refused values that were not believed
 * @param finishedAt null while it runs
 * @param outdated true when it ended because the decision was changed
 */
public record RereadingRow(
        FieldId field,
        String path,
        String model,
        long total,
        long done,
        long added,
        long refused,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        boolean outdated) {

    public boolean isRunning() {
        return finishedAt == null;
    }

    public int percent() {
        return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
