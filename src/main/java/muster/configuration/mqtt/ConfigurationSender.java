package muster.configuration.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
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
 * Sends settings after the commit; the publication registry brings back what did not reach the broker. What is not
 * wanted any more by then is not said, and what is said of one device is said while nobody can want something else:
 * however the events overtake each other, the last thing said is the last thing wanted.
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
        holding(
                expected.device(),
                wanted -> wanted.filter(settings -> settings.desiredRevision() == expected.revision())
                        .ifPresent(settings -> say(expected.device(), settings)));
    }

    @Async
    @TransactionalEventListener
    void takeBack(ConfigurationWithdrawn withdrawn) {
        var device = withdrawn.device();
        holding(device, wanted -> {
            if (wanted.isEmpty()) {
                publisher.clear(device.toString(), Leaf.CONFIGURATION_DESIRED);
            }
        });
    }

    private void holding(DeviceId device, Consumer<Optional<Configuration>> work) {
        ActorContext.run(
                Actor.system("configuration"),
                () -> transaction.executeWithoutResult(status -> work.accept(configurations.hold(device))));
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
