package muster.access;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Begins each transaction in the name of the current actor: row security of every scoped table reads these settings
 * (see {@code access.sees} in the migrations). Nobody acting means nothing is visible.
 * A transaction keeps the sight that it began with: who sees otherwise needs one of his own, and is told so.
 */
class ScopedTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;
    private static final String NAME_THE_ACTOR = "select set_config('muster.kind', ?, true),"
            + " set_config('muster.role', ?, true), set_config('muster.organisation', ?, true)";

    private final Map<ConnectionHolder, String> sights = new ConcurrentHashMap<>();

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var actor = ActorContext.current();
        sights.put(connectionOf(transaction), sightOf(actor));
        if (actor.isEmpty()) {
            return;
        }
        try {
            name(actor.get());
        } catch (SQLException | RuntimeException failure) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("could not name the actor to the database", failure);
        }
    }

    @Override
    protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
        if (status.hasTransaction() && !status.isNewTransaction()) {
            var sight = sightOf(ActorContext.current());
            var begun = sights.get(connectionOf(status.getTransaction()));
            if (begun != null && !begun.equals(sight)) {
                throw new IllegalStateException("The transaction began with the sight of " + begun
                        + " and goes on with " + sight + "; who sees otherwise needs a transaction of his own");
            }
        }
        super.prepareSynchronization(status, definition);
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        sights.remove(connectionOf(transaction));
        super.doCleanupAfterCompletion(transaction);
    }

    private static ConnectionHolder connectionOf(Object transaction) {
        return ((JdbcTransactionObjectSupport) transaction).getConnectionHolder();
    }

    /** The system, devices and staff see the same. */
    private static String sightOf(Optional<Actor> actor) {
        return actor.map(known -> known.is(Role.INSTALLER, Role.CUSTOMER)
                        ? known.role() + " " + known.organisation()
                        : "the fleet")
                .orElse("nobody");
    }

    private void name(Actor actor) throws SQLException {
        var connection = DataSourceUtils.getConnection(obtainDataSource());
        try (var statement = connection.prepareStatement(NAME_THE_ACTOR)) {
            statement.setString(1, actor.kind().name());
            statement.setString(2, textOf(actor.role()));
            statement.setString(3, textOf(actor.organisation()));
            statement.execute();
        }
    }

    private static String textOf(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
