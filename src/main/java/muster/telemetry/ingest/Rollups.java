package muster.telemetry.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import muster.telemetry.Counting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums up hours that are over, and the local days that they belong to, from the observations themselves: the same
 * question gives the same answer, however late or often it is asked.
 */
@Component
class Rollups {

    /** The clocks of several instances are so far apart at most. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final int HOURS_AT_ONCE = 200;

    private static final String VALUES = """
            values_of as (
                select w.series_id, w.starts, o.at, o.value, s.rolls_over_at,
                       lag(o.value) over (partition by w.series_id, w.starts order by o.at) as in_it,
                       w.before
                from (select w.*, (
                          select p.value from telemetry.observed p
                          where p.series_id = w.series_id and p.at < w.starts and p.at >= w.starts - interval '31 days'
                          order by p.at desc limit 1) as before
                      from wanted w) w
                join telemetry.series s on s.id = w.series_id
                -- one look at the index for each hour, however large the table is
                cross join lateral (
                    select at, value from telemetry.observed
                    where series_id = w.series_id and at >= w.starts and at < w.ends offset 0) o),
            steps as (
                select *, coalesce(in_it, before) as previous from values_of),
            sums as (
                select series_id, starts, count(*)::int as count, min(value), max(value), sum(value),
                       (array_agg(value order by at desc))[1] as last, max(at) as last_at,""" + Counting.COUNTED + """
                       as counted
                from steps group by series_id, starts)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TouchedHours touched;
    private final Clock clock;

    Rollups(JdbcClient jdbc, TransactionTemplate transaction, TouchedHours touched, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.touched = touched;
        this.clock = clock;
    }

    /** Sums up all that was touched and is over. */
    void sumUp() {
        var passed = clock.instant().minus(GRACE).truncatedTo(ChronoUnit.HOURS);
        // the clock first: whoever begins after it relies on no note of these hours
        var over = touched.oldestHeld().filter(passed::isAfter).orElse(passed);
        while (Boolean.TRUE.equals(transaction.execute(status -> sumUpSome(over)))) {
            // there is more
        }
    }

    private boolean sumUpSome(Instant over) {
        jdbc.sql("create temporary table if not exists summed (series_id int, hour timestamptz) on commit delete rows")
                .update();
        var taken = jdbc.sql("""
                with due as (
                    select distinct hour, series_id from telemetry.touched where hour < :over
                    order by hour, series_id limit :most),
                taken as (
                    delete from telemetry.touched t using due
                    where t.hour = due.hour and t.series_id = due.series_id returning t.series_id, t.hour)
                insert into summed select distinct series_id, hour from taken
                """)
                .param("over", over.atOffset(ZoneOffset.UTC))
                .param("most", HOURS_AT_ONCE)
                .update();
        if (taken > 0) {
            sumUpHours();
            sumUpDays();
        }
        return taken == HOURS_AT_ONCE;
    }

    private void sumUpHours() {
        jdbc.sql("with wanted as (select series_id, hour as starts, hour + interval '1 hour' as ends from summed),"
                        + VALUES + """
                insert into telemetry.hourly as kept
                    (series_id, hour, count, min, max, sum, last, last_at, counted)
                select series_id, starts, count, min, max, sum, last, last_at, counted from sums
                on conflict (series_id, hour) do update
                set count = excluded.count, min = excluded.min, max = excluded.max, sum = excluded.sum,
                    last = excluded.last, last_at = excluded.last_at, counted = excluded.counted
                """)
                .update();
    }

    private void sumUpDays() {
        jdbc.sql("""
                with days as (
                    select distinct t.series_id, zone.name, (t.hour at time zone zone.name)::date as day
                    from summed t join telemetry.series s on s.id = t.series_id
                    left join assets.site site on site.id = s.site_id
                    cross join lateral (select coalesce(site.time_zone, 'UTC') as name) zone),
                wanted as (
                    select series_id, day, day::timestamp at time zone name as starts,
                           (day + 1)::timestamp at time zone name as ends from days),
                """ + VALUES + """
                insert into telemetry.daily as kept
                    (series_id, day, count, min, max, sum, last, last_at, counted)
                select s.series_id, w.day, s.count, s.min, s.max, s.sum, s.last, s.last_at, s.counted
                from sums s join wanted w on w.series_id = s.series_id and w.starts = s.starts
                on conflict (series_id, day) do update
                set count = excluded.count, min = excluded.min, max = excluded.max, sum = excluded.sum,
                    last = excluded.last, last_at = excluded.last_at, counted = excluded.counted
                """).update();
    }
}
