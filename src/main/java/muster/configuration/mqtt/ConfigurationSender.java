package muster.configuration.mqtt;

import java.nio.charset.StandardCharsets;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.configuration.Configuration;
import muster.configuration.ConfigurationExpected;
import muster.configuration.ConfigurationWithdrawn;
import muster.configuration.Configurations;
import muster.mqtt.Leaf;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import muster.shared.DeviceId;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends settings after the commit; the publication registry brings back what did not reach the broker. What is said is
 * what is wanted at that moment, whichever event led to it, and one of a device is said after the other: however they
 * overtake each other, the last one said is the last one wanted.
 */
@Component
class ConfigurationSender {

    private final Publisher publisher;
    private final Configurations configurations;
    private final TransactionTemplate transaction;

    ConfigurationSender(Publisher publisher, Configurations configurations, TransactionTemplate transaction) {
        this.publisher = publisher;
        this.configurations = configurations;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener
    void send(ConfigurationExpected expected) {
        sayWhatIsWanted(expected.device());
    }

    @Async
    @TransactionalEventListener
    void takeBack(ConfigurationWithdrawn withdrawn) {
        sayWhatIsWanted(withdrawn.device());
    }

    private void sayWhatIsWanted(DeviceId device) {
        ActorContext.run(
                Actor.system("configuration"),
                () -> transaction.executeWithoutResult(status -> configurations
                        .hold(device)
                        .ifPresentOrElse(
                                wanted -> say(device, wanted),
                                () -> publisher.clear(device.toString(), Leaf.CONFIGURATION_DESIRED))));
    }

    private void say(DeviceId device, Configuration wanted) {
        var payload = "{\"revision\":" + wanted.desiredRevision() + ",\"settings\":" + wanted.desired() + "}";
        publisher.publish(
                device.toString(),
                Leaf.CONFIGURATION_DESIRED,
                payload.getBytes(StandardCharsets.UTF_8),
                PublishOptions.PLAIN.keptByBroker());
    }
}
