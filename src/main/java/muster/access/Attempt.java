package muster.access;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import org.jspecify.annotations.Nullable;

/** An attempt under way at one or more doors, counted as a failure until it succeeds. */
public record Attempt(By by, List<Counted> counted) {

    /** Where a door stands after the attempt was counted; closed by it where it says until when. */
    public record Counted(
            Budget budget, int failures, @Nullable Instant closedUntil) {}
}
