package muster.provisioning.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import muster.mqtt.Leaf;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import muster.mqtt.Topics;
import muster.provisioning.CommandAsked;
import muster.provisioning.SentCommands;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Sends a command after its row is committed; it is worth delivering for two minutes. */
@Component
class CommandSender {

    private static final Duration WORTH_DELIVERING = Duration.ofMinutes(2);

    private final Publisher publisher;
    private final SentCommands commands;
    private final Clock clock;

    CommandSender(Publisher publisher, SentCommands commands, Clock clock) {
        this.publisher = publisher;
        this.commands = commands;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void send(CommandAsked asked) {
        // it waited for the broker; a device that blinks an hour later tells nobody anything
        if (asked.at().plus(WORTH_DELIVERING).isBefore(clock.instant())) {
            return;
        }
        var device = asked.device().toString();
        var payload = "{\"command\":\"" + asked.command() + "\",\"seconds\":30}";
        publisher.publish(
                device,
                Leaf.COMMAND_REQUEST,
                payload.getBytes(StandardCharsets.UTF_8),
                PublishOptions.PLAIN
                        .answeredOn(
                                Topics.of(device, Leaf.COMMAND_RESPONSE),
                                asked.id().toString().getBytes(StandardCharsets.US_ASCII))
                        .expiringAfter(WORTH_DELIVERING));
        commands.sent(asked.id());
    }
}
