package muster.telemetry.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The number of each series. A series never changes, so a number that is committed may be remembered for good. */
@Component
class SeriesNumbers {

    private static final int MOST_REMEMBERED = 500_000;

    private final JdbcClient jdbc;
    private final Map<SeriesKey, Integer> remembered = new ConcurrentHashMap<>();

    SeriesNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The numbers of these values' series; those that are new are made in this transaction. */
    Map<SeriesKey, Integer> of(Collection<Value> values) {
        var numbers = new HashMap<SeriesKey, Integer>();
        var missing = new LinkedHashMap<SeriesKey, Value>();
        for (var value : values) {
            var known = remembered.get(value.series());
            if (known == null) {
                missing.put(value.series(), value);
            } else {
                numbers.put(value.series(), known);
            }
        }
        if (!missing.isEmpty()) {
            make(missing.values());
            numbers.putAll(find(missing.keySet()));
        }
        return numbers;
    }

    /** To be told when the transaction is committed. */
    void remember(Map<SeriesKey, Integer> numbers) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.putAll(numbers);
    }

    private void make(Collection<Value> firsts) {
        jdbc.sql("""
                insert into telemetry.series
                    (device_id, channel, quantity, mapping, position_id, customer_id, site_id, unit, rolls_over_at)
                select * from unnest(:devices::uuid[], :channels, :quantities, :mappings, :positions::uuid[],
                                     :customers::uuid[], :sites::uuid[], :units, :ends::float8[])
                order by 1, 2, 3, 4
                on conflict do nothing
                """)
                .params(columns(firsts.stream().map(Value::series).toList()))
                .param("units", texts(firsts, value -> value.source().quantity().unit()))
                .param("ends", texts(firsts, value -> text(value.source().rollsOverAt())))
                .update();
    }

    private Map<SeriesKey, Integer> find(Collection<SeriesKey> keys) {
        var found = new HashMap<SeriesKey, Integer>();
        jdbc.sql("""
                select s.* from telemetry.series s
                join unnest(:devices::uuid[], :channels, :quantities, :mappings, :positions::uuid[],
                            :customers::uuid[], :sites::uuid[])
                    as k(device_id, channel, quantity, mapping, position_id, customer_id, site_id)
                on s.device_id = k.device_id and s.channel = k.channel and s.quantity = k.quantity
                    and s.mapping = k.mapping and s.position_id is not distinct from k.position_id
                    and s.customer_id is not distinct from k.customer_id and s.site_id is not distinct from k.site_id
                """).params(columns(List.copyOf(keys))).query(row -> {
            found.put(key(row), row.getInt("id"));
        });
        return found;
    }

    private static Map<String, Object> columns(List<SeriesKey> keys) {
        return Map.of(
                "devices", texts(keys, key -> key.device().toString()),
                "channels", texts(keys, SeriesKey::channel),
                "quantities", texts(keys, SeriesKey::quantity),
                "mappings", texts(keys, SeriesKey::mapping),
                "positions", texts(keys, key -> text(key.position())),
                "customers", texts(keys, key -> text(key.customer())),
                "sites", texts(keys, key -> text(key.site())));
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static SeriesKey key(ResultSet row) throws SQLException {
        return new SeriesKey(
                new DeviceId(row.getObject("device_id", UUID.class)),
                row.getString("channel"),
                row.getString("quantity"),
                row.getString("mapping"),
                row.getObject("position_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("site_id", UUID.class));
    }
}
