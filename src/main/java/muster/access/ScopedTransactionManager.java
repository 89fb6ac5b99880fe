package muster.access;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins each transaction in the name of the current actor: row security of every scoped table reads these settings
 * (see {@code access.sees} in the migrations). Nobody acting means nothing is visible.
 */
class ScopedTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;
    private static final String NAME_THE_ACTOR = "select set_config('muster.kind', ?, true),"
            + " set_config('muster.role', ?, true), set_config('muster.organisation', ?, true)";

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var actor = ActorContext.current();
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
