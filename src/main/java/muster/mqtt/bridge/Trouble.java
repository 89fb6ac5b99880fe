package muster.mqtt.bridge;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import muster.mqtt.BrokerAway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells trouble of the house, which passes, from a message that can never be handled. */
public final class Trouble {

    private static final List<Class<? extends Exception>> PASSING = List.of(
            CannotCreateTransactionException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            NonTransientDataAccessResourceException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            BrokerAway.class);

    /**
     * Classes of SQLSTATE: connection, transaction state (a database that takes no writes now), rollback, resources, not
     * in the state for it (a lock that was not to be had), operator intervention, system (PostgreSQL, appendix A).
     */
    private static final List<String> PASSING_STATES = List.of("08", "25", "40", "53", "55", "57", "58");

    private Trouble() {}

    /** Whether it is worth trying again until it is over. */
    public static boolean passes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(Trouble::isPassing);
    }

    /** What the database answered, as far as it did. */
    static @Nullable String stateOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isPassing(Throwable cause) {
        return PASSING.stream().anyMatch(kind -> kind.isInstance(cause))
                || isOfTheMachine(cause)
                || (cause instanceof SQLException refused && isPassing(refused.getSQLState()));
    }

    /** Memory that ran out may be there again; a message nested too deep is nested too deep the next time. */
    private static boolean isOfTheMachine(Throwable cause) {
        return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null && PASSING_STATES.stream().anyMatch(state::startsWith);
    }
}
