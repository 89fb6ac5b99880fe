package muster.portals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.shared.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The devices that the person asking sees, narrowed and in order. */
@Service
public class DeviceList {

    static final int SIZE = 50;

    private static final int FETCH = 1000;

    private final JdbcClient jdbc;
    private final DeviceModels models;

    DeviceList(JdbcClient jdbc, DeviceModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** One page of the list. */
    public record Page(List<DeviceRow> rows, Pager pager, boolean nothingAtAll) {}

    @Transactional(readOnly = true)
    public Page page(DeviceFilter filter) {
        var parameters = new HashMap<String, Object>();
        var where = where(filter, parameters);
        parameters.put("size", SIZE);
        parameters.put("skip", (filter.page() - 1L) * SIZE);
        var counted = new AtomicLong(-1);
        var rows = jdbc.sql(sql(filter, where, "limit :size offset :skip"))
                .params(parameters)
                .query((row, number) -> {
                    counted.set(row.getLong("total"));
                    return row(row, number);
                })
                .list();
        long total = isCounted(filter) && counted.get() >= 0 ? counted.get() : count(filter, where, parameters);
        return new Page(
                rows, new Pager(filter.page(), SIZE, total, filter.address()), total == 0 && !filter.isNarrow());
    }

    /** Hands over every row of the list, one after the other; the list is never held as a whole. */
    @Transactional(readOnly = true)
    public void each(DeviceFilter filter, Consumer<DeviceRow> taker) {
        var parameters = new HashMap<String, Object>();
        var where = where(filter, parameters);
        try (var rows =
                jdbc.sql(sql(filter, where, "")).withFetchSize(FETCH).params(parameters).query(this::row).stream()) {
            rows.forEach(taker);
        }
    }

    /** How many devices stand in which state; states without any are left out. */
    @Transactional(readOnly = true)
    public Map<String, Long> states() {
        var states = new HashMap<String, Long>();
        jdbc.sql("select state, devices from portals.states()").query(row -> {
            states.put(row.getString("state"), row.getLong("devices"));
        });
        return states;
    }

    private long count(DeviceFilter filter, String where, Map<String, Object> parameters) {
        if (filter.words().isEmpty() && filter.model() == null && filter.customer() == null) {
            var states = states();
            return filter.state() == null
                    ? states.values().stream().mapToLong(Long::longValue).sum()
                    : states.getOrDefault(filter.state().name(), 0L);
        }
        return jdbc.sql("select count(*) from registry.device d where " + where)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Words are dear to look up, so their hits are counted on the way; whatever else is filtered has an index. */
    private static boolean isCounted(DeviceFilter filter) {
        return !filter.words().isEmpty();
    }

    /** First the few ids, by index; then all that is told about them. */
    private static String sql(DeviceFilter filter, String where, String limit) {
        var order = filter.sort().order(filter.reversed());
        return """
            with hit as (select d.id, %s as total from registry.device d %s where %s order by %s %s)
            select hit.total, d.id, d.serial, d.model, d.hardware, d.registered_at, l.state, l.since,
                   p.name as position, a.id as asset_id, a.name as asset, s.id as site_id, s.name as site, s.address,
                   c.id as customer_id, c.name as customer, r.name as reserved_for, seen.connected, seen.last_seen_at
            from hit join registry.device d on d.id = hit.id
            join lifecycle.lifecycle l on l.device_id = d.id
            left join assets.tenure t on t.device_id = d.id and t.channel = '' and upper_inf(t.during)
            left join assets.position p on p.id = t.position_id
            left join assets.asset a on a.id = p.asset_id
            left join assets.site s on s.id = d.site_id
            left join access.organisation c on c.id = d.customer_id
            left join access.organisation r on r.id = d.reserved_for
            left join connectivity.presence seen on seen.device_id = d.id
            order by %s
            """.formatted(
                isCounted(filter) ? "count(*) over ()" : "0", filter.sort().join(), where, order, limit, order);
    }

    private String where(DeviceFilter filter, Map<String, Object> parameters) {
        var where = new StringBuilder("true");
        if (filter.state() != null) {
            where.append(" and d.id in (select device_id from lifecycle.lifecycle where state = :state)");
            parameters.put("state", filter.state().name());
        }
        if (filter.model() != null) {
            where.append(" and d.model = :model");
            parameters.put("model", filter.model());
        }
        if (filter.customer() != null) {
            where.append(" and d.customer_id = :customer");
            parameters.put("customer", filter.customer().value());
        }
        if (!filter.words().isEmpty()) {
            where.append(" and d.id in (select portals.devices_like(:words, :folded, :models))");
            parameters.put("words", filter.words().escaped());
            parameters.put("folded", filter.words().folded());
            parameters.put("models", modelsCalled(filter.words().plain()));
        }
        return where.toString();
    }

    private String[] modelsCalled(String words) {
        var low = words.toLowerCase(Locale.ROOT);
        return models.all().stream()
                .filter(model -> (model.name() + " " + model.key())
                        .toLowerCase(Locale.ROOT)
                        .contains(low))
                .map(model -> model.key().toString())
                .toArray(String[]::new);
    }

    private DeviceRow row(ResultSet row, int number) throws SQLException {
        var model = row.getString("model");
        return new DeviceRow(
                row.getObject("id", UUID.class),
                row.getString("serial"),
                model,
                nameOf(model),
                row.getString("hardware"),
                row.getString("state"),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("registered_at").toInstant(),
                row.getString("position"),
                row.getObject("asset_id", UUID.class),
                row.getString("asset"),
                row.getObject("site_id", UUID.class),
                row.getString("site"),
                row.getString("address"),
                row.getObject("customer_id", UUID.class),
                row.getString("customer"),
                row.getString("reserved_for"),
                row.getObject("connected", Boolean.class),
                instant(row.getTimestamp("last_seen_at")));
    }

    /** What people call a model; its key where its pack is gone. */
    String nameOf(String model) {
        return models.all().stream()
                .filter(one -> one.key().toString().equals(model))
                .map(DeviceModel::name)
                .findFirst()
                .orElse(model);
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
