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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.mqtt.MessageListener;
import muster.mqtt.Topics;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Brings each message to its handler, in order per device, and acknowledges it when the handler has returned. */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final int ATTEMPTS = 5;
    /** As many handlers at once as the pool of database connections can serve beside the pages. */
    private static final int SIDE_BY_SIDE = 8;
    /** Five attempts are over within two seconds. */
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(50), Duration.ofMillis(800));

    private static final BackOff AFTER_TROUBLE = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final Map<Leaf, MessageHandler> handlers;
    private final List<MessageListener> listeners;
    private final SpoiledPile spoiled;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes("muster-bridge");
    private final Semaphore places = new Semaphore(SIDE_BY_SIDE);
    private final CountDownLatch stopping = new CountDownLatch(1);

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
        var inbound = inbound(known.get(), message);
        lanes.run(inbound.device(), () -> deliver(connection, message, inbound));
    }

    /** Waits a little for handlers to finish; what is not acknowledged by then comes again. */
    void stop() {
        stopping.countDown();
        if (!lanes.awaitIdle(Duration.ofSeconds(10))) {
            log.warn("Some handlers did not finish; their messages will come again");
        }
    }

    private void deliver(Connection connection, MqttMessage message, InboundMessage inbound) {
        try {
            if (isDone(connection, inbound)) {
                connection.acknowledge(message);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the message may be acknowledged; if not, the broker brings it again. */
    private boolean isDone(Connection connection, InboundMessage inbound) throws InterruptedException {
        var failures = 0;
        var troubles = 0;
        while (connection.isOpen() && stopping.getCount() > 0) {
            var failure = attempt(inbound);
            if (failure == null) {
                return true;
            }
            Duration pause;
            if (Trouble.passes(failure)) {
                pause = AFTER_TROUBLE.after(++troubles);
                log.atLevel(troubles == 1 ? Level.WARN : Level.DEBUG)
                        .log("{} has to wait: {}", inbound, failure.toString());
            } else if (++failures == ATTEMPTS) {
                spoiled.add(inbound, failure, failures);
                return true;
            } else {
                pause = AFTER_FAILURE.after(failures);
                log.debug("{} failed, attempt {}", inbound, failures, failure);
            }
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private @Nullable Throwable attempt(InboundMessage inbound) throws InterruptedException {
        places.acquire();
        try {
            listeners.forEach(listener -> listener.heard(inbound));
            Objects.requireNonNull(handlers.get(inbound.leaf())).handle(inbound);
            return null;
        } catch (RuntimeException | Error failure) {
            return failure;
        } finally {
            places.release();
        }
    }

    private InboundMessage inbound(Topics.Topic topic, MqttMessage message) {
        var properties = message.getProperties();
        return new InboundMessage(
                topic.device(),
                topic.leaf(),
                message.getPayload(),
                properties == null ? null : properties.getResponseTopic(),
                properties == null ? null : properties.getCorrelationData(),
                clock.instant(),
                message.isRetained(),
                message.isDuplicate());
    }
}
