package muster.connectivity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.access.Actor;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is there, and who was turned away. Ordered by the broker's connection number, never by arrival. */
@Service
public class Presences {

    private static final String QUIET = "interval '1 minute'";

    private final JdbcClient jdbc;
    private final Registry registry;
    private final ApplicationEventPublisher events;

    Presences(JdbcClient jdbc, Registry registry, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Presence> of(DeviceId device) {
        return jdbc.sql("select * from connectivity.presence where device_id = :device")
                .param("device", device.value())
                .query(Presence.class)
                .optional();
    }

    /** Refusals since a moment, newest first, at most ten. */
    @Transactional(readOnly = true)
    public List<Refusal> refusals(DeviceId device, Instant since) {
        return jdbc.sql("""
                select * from connectivity.refusal where device_id = :device and at >= :since
                order by at desc limit 10
                """)
                .param("device", device.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Refusal.class)
                .list();
    }

    @Transactional
    public void came(DeviceId device, long connection, String credential, @Nullable String address, Instant at) {
        int changed = jdbc.sql("""
                insert into connectivity.presence
                    (device_id, connected, connection, since, credential, address, last_seen_at)
                values (:device, true, :connection, :at, :credential, :address, :at)
                on conflict (device_id) do update
                set connected = true, connection = excluded.connection, since = excluded.since,
                    credential = excluded.credential, address = excluded.address,
                    last_seen_at = excluded.last_seen_at, ended_why = null
                where presence.connection < excluded.connection
                """)
                .param("device", device.value())
                .param("connection", connection)
                .param("credential", credential)
                .param("address", address)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 1) {
            events.publishEvent(new PresenceChanged(device, true, credential, by(device, address), at));
        }
    }

    @Transactional
    public void went(DeviceId device, long connection, String why, Instant at) {
        int changed = jdbc.sql("""
                update connectivity.presence set connected = false, since = :at, ended_why = :why
                where device_id = :device and connection = :connection and connected
                """)
                .param("device", device.value())
                .param("connection", connection)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 1) {
            events.publishEvent(new PresenceChanged(device, false, null, by(device, null), at));
        }
    }

    /** It said something. Written down once a minute, however much it says. */
    @Transactional
    public void seen(DeviceId device, Instant at) {
        jdbc.sql("update connectivity.presence set last_seen_at = :at where device_id = :device"
                        + " and (last_seen_at is null or last_seen_at <= cast(:at as timestamptz) - " + QUIET + ")")
                .param("device", device.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes a refusal of a device that exists; the same one again within a minute is not noted twice. */
    @Transactional
    public void note(DeviceId id, Refusal refusal) {
        var device = registry.find(id);
        if (device.isEmpty()) {
            return;
        }
        int noted = jdbc.sql("insert into connectivity.refusal (device_id, at, kind, code, sentence, address)"
                        + " select :device, :at, :kind, :code, :sentence, :address where not exists ("
                        + " select from connectivity.refusal r where r.device_id = :device and r.kind = :kind"
                        + " and r.sentence = :sentence and r.at > cast(:at as timestamptz) - " + QUIET + ")")
                .param("device", id.value())
                .param("at", refusal.at().atOffset(ZoneOffset.UTC))
                .param("kind", refusal.kind())
                .param("code", refusal.code())
                .param("sentence", refusal.sentence())
                .param("address", refusal.address())
                .update();
        if (noted == 1) {
            events.publishEvent(
                    new RefusalNoted(id, device.get().serial(), refusal, by(id, refusal.address()), refusal.at()));
        }
    }

    /** After a restart of the broker nobody is connected until the broker says so again. */
    @Transactional
    public void forgetConnections(Instant at) {
        jdbc.sql(
                        "update connectivity.presence set connected = false, since = :at, ended_why = 'restart' where connected")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whoever was last heard before then counts as gone. */
    @Transactional
    public void endQuiet(Instant before, Instant now) {
        jdbc.sql("""
                select device_id, connection from connectivity.presence
                where connected and coalesce(last_seen_at, since) < :before
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Quiet(new DeviceId(row.getObject("device_id", UUID.class)), row.getLong("connection")))
                .list()
                .forEach(quiet -> went(quiet.device(), quiet.connection(), "silence", now));
    }

    private record Quiet(DeviceId device, long connection) {}

    private static muster.shared.By by(DeviceId device, @Nullable String address) {
        return Actor.device(device, "device", address).by();
    }
}
