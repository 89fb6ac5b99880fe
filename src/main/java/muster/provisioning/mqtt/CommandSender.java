package muster.provisioning.mqtt;

import java.nio.charset.StandardCharsets;
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

    private final Publisher publisher;
    private final SentCommands commands;

    CommandSender(Publisher publisher, SentCommands commands) {
        this.publisher = publisher;
        this.commands = commands;
    }

    @ApplicationModuleListener
    void send(CommandAsked asked) {
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
                        .expiringAfter(Duration.ofMinutes(2)));
        commands.sent(asked.id());
    }
}
