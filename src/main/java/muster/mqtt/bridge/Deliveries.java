package muster.mqtt.bridge;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.mqtt.MessageListener;
import muster.mqtt.Topics;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each message to its handler, in order per device, and acknowledges it when the handler has returned. */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final Map<Leaf, MessageHandler> handlers;
    private final List<MessageListener> listeners;
    private final SpoiledPile spoiled;
    private final InstantSource clock;
    /** What waits is bounded by the receive maximum: the broker holds back what is more. */
    private final Lanes lanes = new Lanes("muster-bridge", Integer.MAX_VALUE);

    private volatile boolean stopping;

    Deliveries(
            Collection<MessageHandler> handlers,
            List<MessageListener> listeners,
            SpoiledPile spoiled,
            InstantSource clock) {
        this.listeners = List.copyOf(listeners);
        this.handlers = handlers.stream().collect(toUnmodifiableMap(MessageHandler::leaf, identity()));
        this.spoiled = spoiled;
        this.clock = clock;
    }

    Set<Leaf> leaves() {
        return handlers.keySet();
    }

    List<String> filters() {
        return handlers.keySet().stream().map(Topics::ofAllDevices).toList();
    }

    void arrived(Connection connection, String topic, MqttMessage message) {
        var known = Topics.parse(topic).filter(own -> handlers.containsKey(own.leaf()));
        if (known.isEmpty()) {
            log.warn("Nobody handles {}; the message is let go", topic);
            connection.acknowledge(message);
            return;
        }
        var inbound = inbound(known.get(), message, connection.wasSentBefore(message));
        lanes.run(inbound.device(), new Delivery(connection, message, inbound, this::hand, spoiled, () -> stopping));
    }

    private void hand(InboundMessage inbound) {
        listeners.forEach(listener -> listener.heard(inbound));
        Objects.requireNonNull(handlers.get(inbound.leaf())).handle(inbound);
    }

    /** Waits a little for handlers to finish; what is not acknowledged by then comes again. */
    void stop() {
        stopping = true;
        lanes.stop();
        if (!lanes.awaitIdle(Duration.ofSeconds(10))) {
            log.warn("Some handlers did not finish; their messages will come again");
        }
    }

    private InboundMessage inbound(Topics.Topic topic, MqttMessage message, boolean wasSentBefore) {
        var properties = message.getProperties();
        return new InboundMessage(
                topic.device(),
                topic.leaf(),
                message.getPayload(),
                properties == null ? null : properties.getResponseTopic(),
                properties == null ? null : properties.getCorrelationData(),
                clock.instant(),
                message.isRetained(),
                wasSentBefore);
    }
}
