package muster.mqtt.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import muster.mqtt.Topics;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from its CONNECT to its end. A new one is made for every attempt, so that an
 * acknowledgement can never reach a later connection, where its packet id means another message.
 */
final class Connection implements AutoCloseable {

    /**
     * Takes what arrives, on the network's thread: it must return at once and throw nothing. The broker may say that it
     * has sent the message before.
     */
    @FunctionalInterface
    interface Inbox {
        void arrived(Connection connection, String topic, MqttMessage message, boolean sentBefore);
    }

    static final Inbox DEAF = (connection, topic, message, sentBefore) -> {};

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RECEIVE_MAXIMUM_WHEN_UNSAID = 65_535;
    private static final int AT_LEAST_ONCE = 1;
    private static final int REFUSED = 0x80;

    private final AttentiveClient client;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Acknowledgements acknowledgements = new Acknowledgements(System::nanoTime);
    private final Semaphore window;
    private final long openedAt;
    private volatile Loss loss = Loss.OTHER;

    private Connection(String server, String clientId, MqttConnectionOptions options, Inbox inbox)
            throws MqttException {
        client = new AttentiveClient(server, clientId, (topic, message, sentBefore) -> {
            if (message.getQos() == AT_LEAST_ONCE) {
                acknowledgements.expect(message.getId());
            }
            inbox.arrived(this, topic, message, sentBefore);
        });
        try {
            client.setCallback(new Callbacks(this));
            var connected = client.connect(options);
            connected.waitForCompletion(PATIENCE.toMillis());
            var allowed = connected.getResponseProperties().getReceiveMaximum();
            window = new Semaphore(allowed == null ? RECEIVE_MAXIMUM_WHEN_UNSAID : allowed);
            openedAt = System.nanoTime();
        } catch (MqttException failure) {
            discard(client);
            throw failure;
        }
    }

    static Connection open(Line line, String clientId, MqttConnectionOptions options, Inbox inbox)
            throws MqttException {
        var address = line.address();
        var isEncrypted = "mqtts".equals(address.getScheme());
        var port = address.getPort() > 0 ? address.getPort() : isEncrypted ? 8883 : 1883;
        var server = (isEncrypted ? "ssl://" : "tcp://") + address.getHost() + ":" + port;
        options.setUserName(line.username(clientId));
        options.setPassword(line.password());
        options.setConnectionTimeout(Math.toIntExact(PATIENCE.toSeconds()));
        options.setKeepAliveInterval(30);
        options.setAutomaticReconnect(false);
        options.setUseSubscriptionIdentifiers(false);
        return new Connection(server, clientId, options, inbox);
    }

    /** Without Muster's own topics nothing works; a maker's that the broker keeps to itself is but a line in the log. */
    void subscribe(String prefix, List<String> filters) throws MqttException {
        if (filters.isEmpty()) {
            return;
        }
        var asked = client.subscribe(filters.stream()
                .map(filter -> new MqttSubscription(prefix + filter, AT_LEAST_ONCE))
                .toArray(MqttSubscription[]::new));
        asked.waitForCompletion(PATIENCE.toMillis());
        var codes = codes(asked);
        for (int place = 0; place < codes.length; place++) {
            if (codes[place] >= REFUSED) {
                var filter = filters.get(place);
                if (Topics.isOurs(filter)) {
                    throw new MqttException(codes[place]);
                }
                log.warn("The broker does not let Muster read {} (reason code {})", filter, codes[place]);
            }
        }
    }

    /** Returns when the broker has acknowledged; never sends more at once than the broker allows. */
    void publish(String topic, MqttMessage message, Duration patience) throws MqttException, InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        if (!window.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new MqttException(MqttException.REASON_CODE_CLIENT_EXCEPTION);
        }
        try {
            var left = Math.max(1, (until - System.nanoTime()) / 1_000_000);
            var said = client.publish(topic, message);
            said.waitForCompletion(left);
            for (var code : codes(said)) {
                if (code >= REFUSED) {
                    throw new MqttException(code);
                }
            }
        } finally {
            window.release();
        }
    }

    /** The library counts every answer as a yes; from 0x80 on it is a no (MQTT 5, 2.4). */
    private static int[] codes(IMqttToken answered) {
        var codes = answered.getReasonCodes();
        return codes == null ? new int[0] : codes;
    }

    /** Tells the broker that messages are done with. Of no effect when the connection is gone: they come again then. */
    void acknowledge(Collection<MqttMessage> messages) {
        var done = messages.stream()
                .filter(message -> message.getQos() == AT_LEAST_ONCE)
                .map(MqttMessage::getId)
                .toList();
        try {
            // two writers at once must not say in disorder what they were told in order
            synchronized (acknowledgements) {
                var ids = acknowledgements.done(done);
                if (isOpen() && ids.length > 0) {
                    client.acknowledge(ids);
                }
            }
        } catch (IOException gone) {
            log.debug("Connection went before an acknowledgement; the messages will come again", gone);
        }
    }

    void acknowledge(MqttMessage message) {
        acknowledge(List.of(message));
    }

    /** By what the message is known when the broker brings it again. */
    long markOf(String topic, MqttMessage message) {
        return Marks.of(client.getClientId(), topic, message);
    }

    boolean isOpen() {
        return ended.getCount() > 0;
    }

    void lost(Loss why) {
        loss = why;
        end();
    }

    /** Why it ended, once it has. */
    Loss loss() {
        return loss;
    }

    /** Since the broker let it in. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    void end() {
        ended.countDown();
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        end();
        discard(client);
    }

    private static void discard(MqttAsyncClient client) {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(2_000);
            }
            client.close(true);
        } catch (MqttException alreadyGone) {
            log.debug("Connection was already gone", alreadyGone);
        }
    }
}
