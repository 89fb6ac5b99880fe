package muster.provisioning.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.provisioning.SentCommands;
import muster.shared.DeviceId;
import muster.shared.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes a device's answer to a command: {@code {"outcome":"done"}}, with the command's correlation data. */
@Component
class CommandHandler implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CommandHandler.class);
    private static final int LONGEST = 200;

    private final SentCommands commands;
    private final JsonMapper json;

    CommandHandler(SentCommands commands, JsonMapper json) {
        this.commands = commands;
        this.json = json;
    }

    @Override
    public Leaf leaf() {
        return Leaf.COMMAND_RESPONSE;
    }

    @Override
    public void handle(InboundMessage message) {
        var correlation = message.correlation();
        if (correlation == null) {
            LOG.info("answer of {} to no command", message.device());
            return;
        }
        try {
            var command = UUID.fromString(new String(correlation, StandardCharsets.US_ASCII));
            var said = json.readTree(new String(message.payload(), StandardCharsets.UTF_8));
            var outcome = said.path("outcome").asString("").equals("done") ? "done" : "failed";
            var reason = OneLine.of(said.path("reason").asString(""), LONGEST);
            var device = DeviceId.of(message.device());
            var actor = Actor.device(device, message.device(), null);
            ActorContext.run(
                    actor,
                    () -> commands.answered(
                            command, device, outcome, reason.isBlank() ? null : reason, actor, message.receivedAt()));
        } catch (JacksonException | IllegalArgumentException notUnderstood) {
            LOG.info("answer of {} not understood: {}", message.device(), notUnderstood.getMessage());
        }
    }
}
