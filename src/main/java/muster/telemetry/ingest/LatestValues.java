package muster.telemetry.ingest;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the newest value of each series. What is late never moves it back. */
@Component
class LatestValues {

    private final JdbcTemplate jdbc;

    LatestValues(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes in rows that are in order, within the transaction. */
    void take(List<Row> rows, int raw) {
        var newest = newest(rows);
        jdbc.execute((Connection connection) -> {
            try (var statement = connection.prepareStatement("""
                    insert into telemetry.latest as kept (series_id, at, value, received_at, raw_id)
                    select series, timestamptz 'epoch' + at * interval '1 microsecond', value,
                           timestamptz 'epoch' + received * interval '1 microsecond', ?
                    from unnest(?::int4[], ?::int8[], ?::float8[], ?::int8[]) as r(series, at, value, received)
                    on conflict (series_id) do update
                    set at = excluded.at, value = excluded.value, received_at = excluded.received_at,
                        raw_id = excluded.raw_id
                    where excluded.at > kept.at
                    """)) {
                var columns = new Columns(newest);
                statement.setInt(1, raw);
                statement.setObject(2, columns.series());
                statement.setObject(3, columns.at());
                statement.setObject(4, columns.values());
                statement.setObject(5, columns.receivedAt());
                return statement.executeUpdate();
            }
        });
    }

    private static List<Row> newest(List<Row> rows) {
        var newest = new ArrayList<Row>();
        for (int place = 0; place < rows.size(); place++) {
            var isLast = place + 1 == rows.size()
                    || rows.get(place + 1).series() != rows.get(place).series();
            if (isLast) {
                newest.add(rows.get(place));
            }
        }
        return newest;
    }
}
