package muster.audit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the record.
 *
 * @param who part of the name of whoever did it; empty for everybody
 * @param day in UTC
 * @param about the thing whose story it is; null for everything
 */
public record RecordQuery(
        String who,
        @Nullable ActionKind kind,
        @Nullable LocalDate day,
        @Nullable UUID about) {}
