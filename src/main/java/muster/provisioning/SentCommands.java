package muster.provisioning;

import java.time.Instant;
import java.util.UUID;
import muster.access.Actor;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of commands that left the house; used by the broker's door. */
@Service
public class SentCommands {

    private final Commands commands;
    private final Activations activations;
    private final Registry registry;
    private final ApplicationEventPublisher events;

    SentCommands(Commands commands, Activations activations, Registry registry, ApplicationEventPublisher events) {
        this.commands = commands;
        this.activations = activations;
        this.registry = registry;
        this.events = events;
    }

    public void sent(UUID command) {
        commands.sent(command);
    }

    /** The device answered; an answer to nothing it was asked changes nothing. */
    @Transactional
    public void answered(
            UUID command, DeviceId device, String outcome, @Nullable String reason, Actor actor, Instant at) {
        if (commands.answered(command, device, outcome, reason, at)) {
            events.publishEvent(
                    new CommandAnswered(device, registry.get(device).serial(), outcome, reason, actor.by(), at));
            activations.review(device);
        }
    }
}
