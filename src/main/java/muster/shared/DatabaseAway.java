package muster.shared;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells that a failure comes from a database that does not answer, which passes. */
public final class DatabaseAway {

    /** Connection exception; cannot connect now; too many connections (PostgreSQL, appendix A). */
    private static final List<String> STATES = List.of("08", "57P", "53300");

    private DatabaseAway() {}

    /** Whether that is the reason, however deep it lies. */
    public static boolean isReasonOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, DatabaseAway::below)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || (cause instanceof SQLException refused && isAway(refused.getSQLState())));
    }

    /** Where the roll back failed too, the reason is what had failed before it. */
    private static @Nullable Throwable below(Throwable failure) {
        return failure instanceof TransactionSystemException twice && twice.getOriginalException() != null
                ? twice.getOriginalException()
                : failure.getCause();
    }

    private static boolean isAway(@Nullable String state) {
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }
}
