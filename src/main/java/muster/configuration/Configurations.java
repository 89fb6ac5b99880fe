package muster.configuration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import muster.access.Actor;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps desired and reported configuration side by side; a higher revision replaces a lower one. */
@Service
public class Configurations {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Registry registry;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Configurations(JdbcClient jdbc, JsonMapper json, Registry registry, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.registry = registry;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Configuration> of(DeviceId device) {
        return jdbc.sql("select * from configuration.configuration where device_id = :device")
                .param("device", device.value())
                .query(Configuration.class)
                .optional();
    }

    /**
     * Whether a revision is still to be sent. What waited for the broker may have been overtaken by a later one, or by
     * the device having been taken away from its place.
     */
    @Transactional(readOnly = true)
    public boolean isWanted(DeviceId device, int revision) {
        return of(device).filter(one -> one.desiredRevision() == revision).isPresent()
                && registry.find(device).filter(one -> one.siteId() != null).isPresent();
    }

    /** Wants these settings of a device; they are sent after the commit and kept by the broker until it fetches them. */
    @Transactional
    public void expect(DeviceId device, Map<String, Object> settings, Actor actor) {
        var now = clock.instant();
        var text = json.writeValueAsString(settings);
        int revision = jdbc.sql("""
                insert into configuration.configuration (device_id, desired_revision, desired, desired_at)
                values (:device, 1, cast(:settings as jsonb), :now)
                on conflict (device_id) do update
                set desired_revision = configuration.desired_revision + 1, desired = excluded.desired,
                    desired_at = excluded.desired_at
                returning desired_revision
                """)
                .param("device", device.value())
                .param("settings", text)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        events.publishEvent(
                new ConfigurationExpected(device, registry.get(device).serial(), revision, text, actor.by(), now));
    }

    /** Takes the device's word for a revision; a word about an older revision than the last one changes nothing. */
    @Transactional
    public void report(
            DeviceId device, int revision, String outcome, @Nullable String reason, Actor actor, Instant at) {
        int changed = jdbc.sql("""
                update configuration.configuration
                set reported_revision = :revision, outcome = :outcome, reason = :reason, reported_at = :at
                where device_id = :device and :revision <= desired_revision
                  and (reported_revision is null or reported_revision <= :revision)
                """)
                .param("device", device.value())
                .param("revision", revision)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 1) {
            events.publishEvent(new ConfigurationReported(
                    device, registry.get(device).serial(), revision, outcome, reason, actor.by(), at));
        }
    }
}
