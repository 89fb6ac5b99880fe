package muster.mqtt.bridge;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import muster.mqtt.Backlog;
import muster.mqtt.BatchHandler;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.mqtt.MessageListener;
import muster.mqtt.Stall;
import muster.mqtt.Topics;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each message to its handler, in order per device, and acknowledges it when the handler has returned. What is
 * handled in batches waits for whatever else its device said before.
 */
final class Deliveries implements Backlog {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Leaf, MessageHandler> handlers;
    private final Map<Leaf, BatchHandler> batchHandlers;
    private final List<MessageListener> listeners;
    private final SpoiledPile spoiled;
    private final Stalls stalls;
    private final List<String> foreignFilters;
    private final Receipts receipts;
    private final Room room = new Room();
    /** What waits is bounded by the room for it. */
    private final Lanes lanes = new Lanes("muster-bridge", Integer.MAX_VALUE);

    private final Map<Leaf, Batches> batches = new EnumMap<>(Leaf.class);
    private final CountDownLatch stopping = new CountDownLatch(1);

    Deliveries(
            Collection<MessageHandler> handlers,
            Collection<BatchHandler> batchHandlers,
            List<MessageListener> listeners,
            SpoiledPile spoiled,
            List<String> foreignFilters,
            InstantSource clock) {
        this.listeners = List.copyOf(listeners);
        this.handlers = handlers.stream().collect(toUnmodifiableMap(MessageHandler::leaf, identity()));
        this.batchHandlers = batchHandlers.stream().collect(toUnmodifiableMap(BatchHandler::leaf, identity()));
        this.spoiled = spoiled;
        this.stalls = new Stalls(clock);
        this.foreignFilters = List.copyOf(foreignFilters);
        this.receipts = new Receipts(clock);
    }

    List<String> filters() {
        var ours = Stream.concat(handlers.keySet().stream(), batchHandlers.keySet().stream())
                .map(Topics::ofAllDevices);
        return Stream.concat(ours, isHandled(Leaf.TELEMETRY) ? foreignFilters.stream() : Stream.of())
                .toList();
    }

    void start() {
        batchHandlers.forEach((leaf, handler) -> batches.put(
                leaf,
                new Batches(
                        "muster-" + leaf.text(),
                        new BatchDelivery(messages -> hand(messages, handler), spoiled, stalls, stopping)::deliver)));
    }

    void arrived(Connection connection, String topic, MqttMessage message, boolean sentBefore, boolean namesSenders) {
        var isForeign = !Topics.isOurs(topic) && isHandled(Leaf.TELEMETRY);
        var known = Topics.parse(topic).filter(own -> isHandled(own.leaf()));
        if (known.isEmpty() && !isForeign) {
            log.warn("Nobody handles {}; the message is let go", topic);
            connection.acknowledge(message);
            return;
        }
        var inbound = known.isPresent()
                ? inbound(known.get().device(), known.get().leaf(), topic, connection, message, sentBefore)
                : inbound(namesSenders ? sender(message) : "", Leaf.TELEMETRY, topic, connection, message, sentBefore);
        if (!connection.isOpen()) {
            // a reader that waited for room until its connection was given up must not take the room of the next one
            throw new IllegalStateException("the connection has ended; the broker brings the message again");
        }
        room.take(message.getPayload().length);
        var parcel = new Parcel(connection, message, inbound, room);
        var batch = batches.get(inbound.leaf());
        if (batch == null) {
            lanes.run(inbound.lane(), new Delivery(parcel, this::hand, spoiled, stalls, () -> isStopping()));
            return;
        }
        if (!lanes.runIfBusy(inbound.lane(), () -> putInto(batch, parcel))) {
            batch.add(parcel);
        }
    }

    private static @Nullable Duration putInto(Batches batch, Parcel parcel) {
        batch.add(parcel);
        return null;
    }

    private boolean isHandled(Leaf leaf) {
        return handlers.containsKey(leaf) || batchHandlers.containsKey(leaf);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void hand(InboundMessage inbound) {
        listeners.forEach(listener -> listener.heard(inbound));
        Objects.requireNonNull(handlers.get(inbound.leaf())).handle(inbound);
    }

    private void hand(List<InboundMessage> messages, BatchHandler handler) {
        messages.forEach(message -> listeners.forEach(listener -> listener.heard(message)));
        handler.handle(messages);
    }

    /** Waits a little for handlers to finish; what is not acknowledged by then comes again. */
    void stop() {
        stopping.countDown();
        lanes.stop();
        batches.values().forEach(Batches::stop);
        var lanesAreIdle = lanes.awaitIdle(PATIENCE);
        var batchesAreIdle = batches.values().stream().allMatch(batch -> batch.awaitIdle(PATIENCE.toSeconds()));
        if (!lanesAreIdle || !batchesAreIdle) {
            log.warn("Some handlers did not finish; their messages will come again");
        }
    }

    @Override
    public int waiting() {
        return batches.values().stream().mapToInt(Batches::waiting).sum();
    }

    @Override
    public @Nullable Instant oldest() {
        return batches.values().stream()
                .map(Batches::oldest)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public @Nullable Stall stall() {
        return stalls.longest();
    }

    private static String sender(MqttMessage message) {
        var properties = message.getProperties();
        return properties == null
                ? ""
                : properties.getUserProperties().stream()
                        .filter(property -> property.getKey().equals(Line.SENDER))
                        .map(UserProperty::getValue)
                        .findFirst()
                        .orElse("");
    }

    private InboundMessage inbound(
            String device, Leaf leaf, String name, Connection connection, MqttMessage message, boolean sentBefore) {
        var properties = message.getProperties();
        return new InboundMessage(
                device,
                leaf,
                message.getPayload(),
                properties == null ? null : properties.getResponseTopic(),
                properties == null ? null : properties.getCorrelationData(),
                receipts.next(),
                message.isRetained(),
                sentBefore,
                connection.markOf(name, message),
                Topics.isOurs(name) ? null : name);
    }
}
