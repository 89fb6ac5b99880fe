package muster.telemetry.ingest;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import muster.catalog.Rejected;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps what was not believed, each with its reason. */
@Component
class Quarantine {

    private record Refusal(Understood message, Rejected why) {}

    private final JdbcTemplate jdbc;

    Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Understood> messages, int raw) {
        var refusals = new ArrayList<Refusal>();
        for (var message : messages) {
            message.rejected().forEach(why -> refusals.add(new Refusal(message, why)));
        }
        if (!refusals.isEmpty()) {
            jdbc.execute((Connection connection) -> write(connection, refusals, raw));
        }
    }

    private static int write(Connection connection, List<Refusal> refusals, int raw) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into telemetry.rejected (device_id, channel, quantity, path, raw, reason, detail, at, raw_id)
                select device, channel, quantity, path, raw, reason, detail,
                       timestamptz 'epoch' + at * interval '1 microsecond', ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[])
                    as r(device, channel, quantity, path, raw, reason, detail, at)
                """)) {
            statement.setInt(1, raw);
            statement.setArray(
                    2,
                    texts(
                            connection,
                            refusals,
                            each -> each.message().message().device().toString()));
            statement.setArray(
                    3,
                    texts(
                            connection,
                            refusals,
                            each -> Objects.requireNonNullElse(each.why().channel(), "")));
            statement.setArray(4, texts(connection, refusals, each -> each.why().quantity()));
            statement.setArray(5, texts(connection, refusals, each -> each.why().path()));
            statement.setArray(6, texts(connection, refusals, each -> each.why().raw()));
            statement.setArray(
                    7, texts(connection, refusals, each -> each.why().reason().name()));
            statement.setArray(8, texts(connection, refusals, each -> each.why().detail()));
            statement.setObject(
                    9,
                    refusals.stream()
                            .mapToLong(each ->
                                    Columns.micros(each.message().message().receivedAt()))
                            .toArray());
            return statement.executeUpdate();
        }
    }

    private static Array texts(
            Connection connection, List<Refusal> refusals, Function<Refusal, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", refusals.stream().map(column).toArray());
    }
}
