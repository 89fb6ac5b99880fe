package muster.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import muster.access.Actor;
import muster.registry.Device;
import muster.shared.DeviceId;
import muster.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Commands to devices: a row first, sent after the commit, answered by the device, seen by a person. */
@Service
class Commands {

    static final String IDENTIFY = "identify";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Commands(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void identify(Activation activation, Device device, Actor actor) {
        var id = Id.fresh();
        var now = clock.instant();
        jdbc.sql("""
                insert into provisioning.command (id, device_id, activation_id, command, asked_at)
                values (:id, :device, :activation, :command, :now)
                """)
                .param("id", id)
                .param("device", device.id().value())
                .param("activation", activation.id().value())
                .param("command", IDENTIFY)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new CommandAsked(id, device.id(), device.serial(), IDENTIFY, actor.by(), now));
    }

    /** The command that speaks for this run of the activation: one that was seen to be done, else the newest. */
    @Transactional(readOnly = true)
    public Optional<Command> newest(Activation activation) {
        return jdbc.sql("""
                select id, command, asked_at, answered_at, outcome, reason, confirmed_at, confirmed_by
                from provisioning.command where activation_id = :activation and asked_at >= :since
                order by confirmed_at desc nulls last, asked_at desc limit 1
                """)
                .param("activation", activation.id().value())
                .param("since", activation.judgedFrom().atOffset(ZoneOffset.UTC))
                .query(Command.class)
                .optional();
    }

    @Transactional
    public void sent(UUID id) {
        jdbc.sql("update provisioning.command set sent_at = :now where id = :id and sent_at is null")
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the first answer to a command of this very device; anything else is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean answered(UUID id, DeviceId device, String outcome, @Nullable String reason, Instant at) {
        return jdbc.sql("""
                update provisioning.command set answered_at = :at, outcome = :outcome, reason = :reason
                where id = :id and device_id = :device and answered_at is null
                """)
                        .param("id", id)
                        .param("device", device.value())
                        .param("outcome", outcome)
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** A person saw the device do it; only what the device has answered can be seen. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean seen(UUID id, Actor actor) {
        return jdbc.sql("""
                update provisioning.command set confirmed_at = :now, confirmed_by = :by
                where id = :id and outcome = 'done' and confirmed_at is null
                """)
                        .param("id", id)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", actor.name())
                        .update()
                == 1;
    }
}
