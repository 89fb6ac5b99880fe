package muster.telemetry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import muster.access.Actor;
import muster.assets.Places;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.catalog.Reading;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;
import muster.registry.Device;
import muster.registry.Registry;
import muster.registry.SelfReports;
import muster.shared.DeviceId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a maker's payload to observations: the mapping is chosen by model, hardware and the firmware reported. */
@Service
public class Telemetry {

    private final JdbcClient jdbc;
    private final Registry registry;
    private final SelfReports reports;
    private final DeviceModels models;
    private final Places places;
    private final ApplicationEventPublisher events;

    Telemetry(
            JdbcClient jdbc,
            Registry registry,
            SelfReports reports,
            DeviceModels models,
            Places places,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.reports = reports;
        this.models = models;
        this.places = places;
        this.events = events;
    }

    /**
     * Reads a payload of a device and keeps what it said.
     *
     * @param redelivered whether it may have been taken before; then it is not taken once more
     */
    @Transactional
    public void take(DeviceId id, byte[] payload, boolean redelivered, Actor actor, Instant at) {
        if (!isNews(id, payload, redelivered)) {
            return;
        }
        var device = registry.get(id);
        var named = NamedDevice.in(payload).filter(other -> !other.equals(id));
        if (named.isPresent()) {
            events.publishEvent(new AnotherDeviceNamed(id, named.get().toString(), actor.by(), at));
            return;
        }
        var readings = read(device, payload);
        readings.accepted().forEach(reading -> keep(device, reading, at));
        readings.rejected()
                .forEach(rejected -> jdbc.sql("""
                        insert into telemetry.rejected (device_id, quantity, raw, reason, detail, at)
                        values (:device, :quantity, :raw, :reason, :detail, :at)
                        """)
                        .param("device", id.value())
                        .param("quantity", rejected.quantity())
                        .param("raw", rejected.raw())
                        .param("reason", rejected.reason().name())
                        .param("detail", rejected.detail())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update());
        events.publishEvent(new ReadingsArrived(
                id, readings.accepted().size(), readings.rejected().size(), actor.by(), at));
    }

    /**
     * Remembers a message, unless it is one of the newest that were taken and the broker brings it again. A device that
     * says the same words over and over may lose one of them when the line to the broker breaks; the other way round,
     * one reading would count as two.
     */
    private boolean isNews(DeviceId id, byte[] payload, boolean redelivered) {
        return jdbc.sql("""
                insert into telemetry.taken (device_id, digests) values (:device, array[cast(:digest as bigint)])
                on conflict (device_id) do update
                set digests = (array_prepend(cast(:digest as bigint), taken.digests))[1\\:32]
                where not (:redelivered and cast(:digest as bigint) = any (taken.digests))
                """)
                        .param("device", id.value())
                        .param("digest", Digest.of(payload))
                        .param("redelivered", redelivered)
                        .update()
                == 1;
    }

    private Readings read(Device device, byte[] payload) {
        var firmware = reports.latest(device.id()).map(report -> report.firmware());
        return models.find(ModelKey.of(device.model()))
                .map(model -> model.read(device.hardware(), firmware.orElse("unknown"), payload))
                .orElseGet(() -> new Readings(
                        List.of(),
                        List.of(new Rejected(
                                null, null, "", RejectionReason.NO_MAPPING, "no pack describes " + device.model())),
                        List.of()));
    }

    private void keep(Device device, Reading reading, Instant at) {
        var position = places.heldBy(device.id()).map(place -> place.position());
        jdbc.sql("""
                insert into telemetry.observation
                    (device_id, quantity, at, value, unit, position_id, customer_id, site_id)
                values (:device, :quantity, :at, :value, :unit, :position, :customer, :site)
                on conflict do nothing
                """)
                .param("device", device.id().value())
                .param("quantity", reading.quantity())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("value", reading.value())
                .param("unit", reading.unit())
                .param("position", position.map(id -> id.value()).orElse(null))
                .param(
                        "customer",
                        device.customerId() == null ? null : device.customerId().value())
                .param("site", device.siteId() == null ? null : device.siteId().value())
                .update();
    }

    /** What came in since a moment, by quantity. */
    @Transactional(readOnly = true)
    public List<Tally> since(DeviceId device, Instant moment) {
        return jdbc.sql("""
                with accepted as (
                    select quantity, count(*)::int as accepted, max(at) as accepted_at,
                           (array_agg(value order by at desc))[1] as value, max(unit) as unit
                    from telemetry.observation where device_id = :device and at >= :moment group by quantity),
                rejected as (
                    select distinct on (quantity) quantity, reason, detail, at as rejected_at
                    from telemetry.rejected where device_id = :device and at >= :moment order by quantity, at desc)
                select coalesce(a.quantity, r.quantity) as quantity, coalesce(a.accepted, 0) as accepted, a.value,
                       a.unit, a.accepted_at, r.reason, r.detail, r.rejected_at
                from accepted a full join rejected r on r.quantity = a.quantity
                """)
                .param("device", device.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Tally.class)
                .list();
    }

    /** The newest value of each quantity, as this person may see it. */
    @Transactional(readOnly = true)
    public List<LatestValue> latest(DeviceId device) {
        return jdbc.sql("""
                select distinct on (quantity) quantity, value, unit, at from telemetry.observation
                where device_id = :device order by quantity, at desc
                """)
                .param("device", device.value())
                .query(LatestValue.class)
                .list();
    }
}
