package muster.telemetry.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes rows by COPY, which is the fastest way in and knows no "on conflict". Where one of the rows is there already
 * (a device said the same moment twice) the batch goes in the slower way, and so do the next ones, because duplicates
 * come in company.
 */
@Component
class Observations {

    private static final int SLOWER_BATCHES = 50;
    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcTemplate jdbc;
    private final AtomicInteger slower = new AtomicInteger();

    Observations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores what is not there yet, within the transaction.
     *
     * @param rows in order, each moment of a series once
     * @return how many were stored
     */
    int add(List<Row> rows, int raw) {
        return Objects.requireNonNull(jdbc.execute((Connection connection) -> {
            if (slower.get() > 0) {
                slower.decrementAndGet();
                return insert(connection, rows, raw);
            }
            return copyOrInsert(connection, rows, raw);
        }));
    }

    private int copyOrInsert(Connection connection, List<Row> rows, int raw) throws SQLException {
        var before = connection.setSavepoint();
        try {
            copy(connection, rows, raw);
            connection.releaseSavepoint(before);
            return rows.size();
        } catch (SQLException refused) {
            if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw refused;
            }
            connection.rollback(before);
            slower.set(SLOWER_BATCHES);
            return insert(connection, rows, raw);
        }
    }

    private static void copy(Connection connection, List<Row> rows, int raw) throws SQLException {
        var buffer = new CopyBuffer(rows.size());
        rows.forEach(row -> buffer.add(row.at(), row.value(), row.series(), raw));
        var bytes = buffer.finish();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(CopyBuffer.STATEMENT);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static int insert(Connection connection, List<Row> rows, int raw) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into telemetry.observation (at, value, series_id, raw_id)
                select timestamptz 'epoch' + at * interval '1 microsecond', value, series, ?
                from unnest(?::int8[], ?::float8[], ?::int4[]) as r(at, value, series)
                on conflict do nothing
                """)) {
            statement.setInt(1, raw);
            var columns = new Columns(rows);
            statement.setObject(2, columns.at());
            statement.setObject(3, columns.values());
            statement.setObject(4, columns.series());
            return statement.executeUpdate();
        }
    }

    /** Each moment of a series once; the first that was said counts. */
    static List<Row> distinct(List<Row> rows) {
        var sorted = new ArrayList<>(rows);
        sorted.sort(Row.ORDER); // stable: what came first stays first
        var distinct = new ArrayList<Row>(sorted.size());
        for (var row : sorted) {
            if (distinct.isEmpty() || !distinct.getLast().isAtTheSameMomentAs(row)) {
                distinct.add(row);
            }
        }
        return distinct;
    }
}
