package muster.configuration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import muster.access.Actor;
import muster.registry.Registry;
import muster.shared.By;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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

    /** What is wanted of a device and what it says to that; empty when nothing is wanted of it, or nothing any more. */
    @Transactional(readOnly = true)
    public Optional<Configuration> of(DeviceId device) {
        return jdbc.sql("select * from configuration.configuration where device_id = :device and withdrawn_at is null")
                .param("device", device.value())
                .query(Configuration.class)
                .optional();
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
                    desired_at = excluded.desired_at, withdrawn_at = null
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

    /**
     * Wants nothing of a device any more, unless something was wanted after the moment; what waits for it at the broker
     * is taken back after the commit.
     */
    @Transactional
    public void withdraw(DeviceId device, Instant moment, By by) {
        var now = clock.instant();
        int changed = jdbc.sql("""
                update configuration.configuration set withdrawn_at = :now
                where device_id = :device and desired_at <= :moment and withdrawn_at is null
                """)
                .param("device", device.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 1) {
            events.publishEvent(new ConfigurationWithdrawn(device, by, now));
        }
    }

    /** What is wanted now, kept as it is until the transaction ends: whoever says it says nothing that is out of date. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Configuration> hold(DeviceId device) {
        jdbc.sql("select from configuration.configuration where device_id = :device for no key update")
                .param("device", device.value())
                .query((row, number) -> true)
                .optional();
        return of(device);
    }

    /**
     * Takes the device's word for a revision. A word about an older revision than the last one changes nothing, nor
     * does the same word said again.
     */
    @Transactional
    public void report(
            DeviceId device, int revision, String outcome, @Nullable String reason, Actor actor, Instant at) {
        jdbc.sql("""
                update configuration.configuration
                set reported_revision = :revision, outcome = :outcome, reason = :reason, reported_at = :at,
                    reports = case when reported_revision = :revision then reports + 1 else 1 end
                where device_id = :device and withdrawn_at is null and :revision between 1 and desired_revision
                  and (reported_revision is null or reported_revision <= :revision)
                  and (reported_revision, outcome, reason)
                      is distinct from (:revision, :outcome, cast(:reason as text))
                returning reports
                """)
                .param("device", device.value())
                .param("revision", revision)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .ifPresent(reports -> events.publishEvent(new ConfigurationReported(
                        device, registry.get(device).serial(), revision, outcome, reason, reports, actor.by(), at)));
    }
}
