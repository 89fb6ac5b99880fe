package muster.configuration.mqtt;

import java.nio.charset.StandardCharsets;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.configuration.Configurations;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.shared.DeviceId;
import muster.shared.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes the device's answer to its settings: {@code {"revision":3,"outcome":"applied"}}. */
@Component
class ConfigurationHandler implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationHandler.class);
    private static final int LONGEST = 200;

    private final Configurations configurations;
    private final JsonMapper json;

    ConfigurationHandler(Configurations configurations, JsonMapper json) {
        this.configurations = configurations;
        this.json = json;
    }

    @Override
    public Leaf leaf() {
        return Leaf.CONFIGURATION_REPORTED;
    }

    @Override
    public void handle(InboundMessage message) {
        try {
            var said = json.readTree(new String(message.payload(), StandardCharsets.UTF_8));
            var outcome = said.path("outcome").asString("");
            if (!said.path("revision").isInt() || !(outcome.equals("applied") || outcome.equals("rejected"))) {
                LOG.info("configuration report of {} not understood", message.device());
                return;
            }
            var reason = OneLine.of(said.path("reason").asString(""), LONGEST);
            var device = DeviceId.of(message.device());
            var actor = Actor.device(device, message.device(), null);
            ActorContext.run(
                    actor,
                    () -> configurations.report(
                            device,
                            said.path("revision").asInt(),
                            outcome,
                            reason.isBlank() ? null : reason,
                            actor,
                            message.receivedAt()));
        } catch (JacksonException noJson) {
            LOG.info("configuration report of {} is not JSON: {}", message.device(), noJson.getOriginalMessage());
        }
    }
}
