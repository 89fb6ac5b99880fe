package muster.telemetry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import muster.catalog.QuantityKind;
import muster.shared.DeviceId;
import muster.telemetry.PositionSeries.Member;
import muster.telemetry.PositionSeries.Wanted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums of hours and days, and sums up here what was not summed up yet. */
@Component
class Sums {

    private static final String KEPT_HOURS = """
            select s.device_id, s.id as series, h.hour as starts, h.count, h.min, h.max, h.sum, h.last, h.last_at,
                   h.counted
            from telemetry.hourly h join telemetry.series s on s.id = h.series_id
            where h.series_id = any(:ids) and h.hour >= :from and h.hour < :to
            """;

    /** Today is not over; its row says only what its first hours came to. */
    private static final String KEPT_DAYS = """
            select s.device_id, s.id as series, d.day::timestamp at time zone :zone as starts, d.count, d.min, d.max,
                   d.sum, d.last, d.last_at, d.counted
            from telemetry.daily d join telemetry.series s on s.id = d.series_id
            where d.series_id = any(:ids) and d.day >= (:from at time zone :zone)::date
                and d.day < least((now() at time zone :zone)::date, (:to at time zone :zone)::date)
            """;

    private static final String FRESH = """
            with wanted as (
                select w.series_id, w.starts, s.device_id, s.rolls_over_at, case when :counter then (
                           select p.value from telemetry.observed p
                           where p.series_id = w.series_id and p.at < w.starts and p.at >= w.starts - interval '31 days'
                           order by p.at desc limit 1) end as before
                from unnest(:ids::int[], :starts::timestamptz[]) as w(series_id, starts) join telemetry.series s on s.id = w.series_id),
            steps as (
                select w.*, o.at, o.value,
                       coalesce(lag(o.value) over (partition by w.series_id order by o.at), w.before) as previous
                from wanted w join telemetry.observed o on o.series_id = w.series_id and o.at >= w.starts
                where o.series_id = any(:ids) and o.at >= :from and o.at < :to)
            select device_id, series_id as series, {piece} as starts, count(*)::int as count, min(value), max(value),
                   sum(value), (array_agg(value order by at desc))[1] as last, max(at) as last_at,""" + Counting.COUNTED + """
                   as counted
            from steps group by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    Sums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Point> of(List<Member> members, Wanted wanted, Step step) {
        var from = step.startOf(wanted.from(), wanted.zone());
        var kept = switch (step) {
            case HOUR -> kept(KEPT_HOURS, members, from, wanted, step);
            case DAY -> kept(KEPT_DAYS, members, from, wanted, step);
            default -> List.<Point>of();
        };
        return Stream.concat(kept.stream(), fresh(members, from, kept, wanted, step).stream())
                .toList();
    }

    private List<Point> kept(String sql, List<Member> members, Instant from, Wanted wanted, Step step) {
        return jdbc.sql(sql)
                .param("ids", PositionSeries.ids(members))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", wanted.to().atOffset(ZoneOffset.UTC))
                .param("zone", wanted.zone().getId())
                .query((row, number) -> point(row, step, wanted.zone()))
                .list();
    }

    /** Of each series what came after its newest sum. */
    private List<Point> fresh(List<Member> members, Instant from, List<Point> kept, Wanted wanted, Step step) {
        Map<Integer, Instant> ends = new HashMap<>();
        kept.forEach(point -> ends.merge(point.series(), point.to(), (one, other) -> one.isAfter(other) ? one : other));
        var starts = members.stream()
                .map(member -> ends.getOrDefault(member.id(), from))
                .toList();
        var first = starts.stream().min(Instant::compareTo).orElse(from);
        if (!first.isBefore(wanted.to())) {
            return List.of();
        }
        return jdbc.sql(FRESH.replace("{piece}", step.startInSql()))
                .param("ids", PositionSeries.ids(members))
                .param("starts", starts.stream().map(Instant::toString).toArray(String[]::new))
                .param("counter", wanted.kind() == QuantityKind.COUNTER)
                .param("from", first.atOffset(ZoneOffset.UTC))
                .param("to", wanted.to().atOffset(ZoneOffset.UTC))
                .param("zone", wanted.zone().getId())
                .query((row, number) -> point(row, step, wanted.zone()))
                .list();
    }

    private static Point point(ResultSet row, Step step, ZoneId zone) throws SQLException {
        var starts = row.getTimestamp("starts").toInstant();
        return new Point(
                starts,
                step.endOf(starts, zone),
                row.getInt("count"),
                row.getDouble("min"),
                row.getDouble("max"),
                row.getDouble("sum"),
                row.getDouble("last"),
                row.getTimestamp("last_at").toInstant(),
                row.getDouble("counted"),
                new DeviceId(row.getObject("device_id", UUID.class)),
                row.getInt("series"));
    }
}
