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

    /** As long as it goes on, it is the same refusal; after an hour of it the record hears of it once more. */
    private static final String GOES_ON = "interval '10 minutes'";

    private static final String ONE_ENTRY = "interval '1 hour'";

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

    /** A device has one connection at a time: the end of one means that every earlier one has ended too. */
    @Transactional
    public void went(DeviceId device, long connection, String why, Instant at) {
        int changed = jdbc.sql("""
                update connectivity.presence set connected = false, since = :at, ended_why = :why
                where device_id = :device and connection <= :connection and connected
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
        jdbc.sql("""
                update connectivity.presence set last_seen_at = :at
                where device_id = :device
                  and (last_seen_at is null or last_seen_at <= cast(:at as timestamptz) - interval '1 minute')
                """)
                .param("device", device.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Notes a refusal of a device that exists. What a device chooses, such as a topic, makes no new refusal of it: of
     * the same kind and code there is one row and one entry in the record, and the row counts.
     */
    @Transactional
    public void note(DeviceId id, Refusal refusal) {
        var device = registry.find(id);
        if (device.isEmpty()) {
            return;
        }
        boolean goesOn = countOnce(id, refusal);
        if (!goesOn) {
            begin(id, refusal);
        }
        events.publishEvent(
                new RefusalNoted(id, device.get().serial(), refusal, goesOn, by(id, refusal.address()), refusal.at()));
    }

    private boolean countOnce(DeviceId id, Refusal refusal) {
        return write(
                        "update connectivity.refusal set at = greatest(at, cast(:at as timestamptz)), times = times + 1,"
                                + " sentence = :sentence, address = :address"
                                + " where id = (select id from connectivity.refusal"
                                + " where device_id = :device and kind = :kind and code = :code"
                                + " and at > cast(:at as timestamptz) - " + GOES_ON
                                + " and first_at > cast(:at as timestamptz) - " + ONE_ENTRY
                                + " order by at desc limit 1)",
                        id,
                        refusal)
                == 1;
    }

    private void begin(DeviceId id, Refusal refusal) {
        write(
                "insert into connectivity.refusal (device_id, first_at, at, kind, code, sentence, address)"
                        + " values (:device, :at, :at, :kind, :code, :sentence, :address)",
                id,
                refusal);
    }

    private int write(String sql, DeviceId id, Refusal refusal) {
        return jdbc.sql(sql)
                .param("device", id.value())
                .param("at", refusal.at().atOffset(ZoneOffset.UTC))
                .param("kind", refusal.kind())
                .param("code", refusal.code())
                .param("sentence", refusal.sentence())
                .param("address", refusal.address())
                .update();
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
