package muster.configuration.mqtt;

import java.nio.charset.StandardCharsets;
import muster.configuration.ConfigurationExpected;
import muster.configuration.Configurations;
import muster.mqtt.Leaf;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Sends settings after the commit; the publication registry brings back what did not reach the broker. */
@Component
class ConfigurationSender {

    private final Publisher publisher;
    private final Configurations configurations;

    ConfigurationSender(Publisher publisher, Configurations configurations) {
        this.publisher = publisher;
        this.configurations = configurations;
    }

    @ApplicationModuleListener
    void send(ConfigurationExpected expected) {
        if (!configurations.isWanted(expected.device(), expected.revision())) {
            return;
        }
        var payload = "{\"revision\":" + expected.revision() + ",\"settings\":" + expected.settings() + "}";
        publisher.publish(
                expected.device().toString(),
                Leaf.CONFIGURATION_DESIRED,
                payload.getBytes(StandardCharsets.UTF_8),
                PublishOptions.PLAIN.keptByBroker());
    }
}
