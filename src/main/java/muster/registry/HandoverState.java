package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What of a handover is still to be taken. Labels come in parts of ten sheets, so that a browser can carry them. */
public record HandoverState(@Nullable Instant fileTakenAt, List<Part> parts, Instant expiresAt) {

    /** Ten sheets of 21. */
    static final int LABELS_IN_PART = 210;

    /** Labels number {@code from} to {@code to} of the batch. */
    public record Part(int number, int from, int to, boolean taken) {}

    static int partsOf(Batch batch) {
        return (batch.size() + LABELS_IN_PART - 1) / LABELS_IN_PART;
    }

    static HandoverState of(Batch batch, @Nullable Instant fileAt, List<Integer> taken, Instant expiresAt) {
        var parts = IntStream.rangeClosed(1, partsOf(batch))
                .mapToObj(number -> new Part(
                        number,
                        (number - 1) * LABELS_IN_PART + 1,
                        Math.min(number * LABELS_IN_PART, batch.size()),
                        taken.contains(number)))
                .toList();
        return new HandoverState(fileAt, parts, expiresAt);
    }
}
