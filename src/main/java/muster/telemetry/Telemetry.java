package muster.telemetry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import muster.shared.DeviceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What devices said, as this person may see it. */
@Service
public class Telemetry {

    private final JdbcClient jdbc;

    Telemetry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was received since a moment, by quantity, and measured at most a day before it: what a device sends of older
     * days proves nothing of this one. A payload that names another device says nothing of this one, and of a clock that
     * is wrong the readings are none the worse.
     */
    @Transactional(readOnly = true)
    public List<Tally> since(DeviceId device, Instant moment) {
        return jdbc.sql("""
                with lately as materialized (select id from telemetry.raw where received_at >= :moment),
                accepted as (
                    select s.quantity, count(*)::int as accepted, max(o.at) as accepted_at,
                           (array_agg(o.value order by o.at desc))[1] as value, max(s.unit) as unit
                    from telemetry.series s
                    -- one look at the index for each series, however large the table is
                    cross join lateral (
                        select at, value, raw_id from telemetry.observed
                        where series_id = s.id and at >= :moment - interval '1 day' offset 0) o
                    where s.device_id = :device and o.raw_id in (select id from lately)
                    group by s.quantity),
                rejected as (
                    select distinct on (quantity) quantity, reason, detail, at as rejected_at
                    from telemetry.rejected where device_id = :device and at >= :moment and reason not in ('ANOTHER_DEVICE', 'CLOCK_WRONG')
                    order by quantity, at desc)
                select coalesce(a.quantity, r.quantity) as quantity, coalesce(a.accepted, 0) as accepted, a.value,
                       a.unit, a.accepted_at, r.reason, r.detail, r.rejected_at
                from accepted a full join rejected r on r.quantity = a.quantity
                """)
                .param("device", device.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Tally.class)
                .list();
    }

    /** The newest value of each quantity of each channel. */
    @Transactional(readOnly = true)
    public List<LatestValue> latest(DeviceId device) {
        return jdbc.sql("""
                select distinct on (s.channel, s.quantity)
                       s.id as series, s.channel, s.quantity, l.value, s.unit, l.at, l.received_at
                from telemetry.series s join telemetry.latest l on l.series_id = s.id
                where s.device_id = :device order by s.channel, s.quantity, l.at desc
                """)
                .param("device", device.value())
                .query(LatestValue.class)
                .list();
    }

    /** What was not believed since a moment, by quantity and reason, the newest first. */
    @Transactional(readOnly = true)
    public List<Doubted> doubted(DeviceId device, Instant moment) {
        return jdbc.sql("""
                select * from (
                    select distinct on (quantity, channel, reason) quantity, channel, reason,
                           count(*) over (partition by quantity, channel, reason)::int as times,
                           left(raw, 200) as raw, detail, at
                    from telemetry.rejected where device_id = :device and at >= :moment
                    order by quantity, channel, reason, at desc) newest
                order by at desc limit 50
                """)
                .param("device", device.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Doubted.class)
                .list();
    }

    /** What it says that nobody taught Muster, for those who see the whole fleet; the newest first. */
    @Transactional(readOnly = true)
    public List<UnknownSaid> unknown(DeviceId device) {
        return jdbc.sql("""
                select f.id as field, f.path, f.samples -> 0 ->> 'value' as sample, s.first_seen_at
                from telemetry.unknown_sighting s join telemetry.unknown_field f on f.id = s.field_id
                where s.device_id = :device and f.decided_by is null order by s.first_seen_at desc, f.path limit 20
                """)
                .param("device", device.value())
                .query(UnknownSaid.class)
                .list();
    }

    /** What it says otherwise since its firmware changed, as long as nobody closed it. */
    @Transactional(readOnly = true)
    public List<MeaningChanged> meaningChanged(DeviceId device) {
        return jdbc.sql("""
                select firmware_before as before, firmware_after as after, changed_at,
                       jsonb_array_length(differences) as fields
                from telemetry.meaning_change
                where device_id = :device and closed_at is null and jsonb_array_length(differences) > 0
                order by changed_at desc limit 5
                """)
                .param("device", device.value())
                .query(MeaningChanged.class)
                .list();
    }
}
