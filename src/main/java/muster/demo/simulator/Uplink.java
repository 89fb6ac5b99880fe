package muster.demo.simulator;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a device to its broker, from CONNECT to the end. */
final class Uplink implements AutoCloseable, MqttCallback {

    private static final Logger log = LoggerFactory.getLogger(Uplink.class);
    private static final long PATIENCE_MS = 10_000;
    private static final int AT_LEAST_ONCE = 1;

    private final MqttAsyncClient client;
    private final Consumer<Heard> inbox;

    private Uplink(MqttAsyncClient client, Consumer<Heard> inbox) {
        this.client = client;
        this.inbox = inbox;
        client.setCallback(this);
    }

    static Uplink open(BrokerAddress broker, String id, String secret, Consumer<Heard> inbox, SharedThreads threads)
            throws LinkBroken {
        IMqttToken token = null;
        try {
            var client = new MqttAsyncClient(
                    broker.uri(), id, new MemoryPersistence(), new TimerPingSender(threads), threads);
            var uplink = new Uplink(client, inbox);
            token = client.connect(options(id, secret));
            uplink.finish(token);
            return uplink;
        } catch (MqttException failure) {
            throw LinkBroken.because(failure, reasonIn(token));
        }
    }

    private static MqttConnectionOptions options(String id, String secret) {
        var options = new MqttConnectionOptions();
        options.setUserName(id);
        options.setPassword(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(90);
        options.setConnectionTimeout(Math.toIntExact(PATIENCE_MS / 1000));
        return options;
    }

    private void finish(IMqttToken token) throws MqttException {
        try {
            token.waitForCompletion(PATIENCE_MS);
        } catch (MqttException failure) {
            cut();
            throw failure;
        }
    }

    private static @Nullable String reasonIn(@Nullable IMqttToken token) {
        return token == null || token.getResponse() == null
                ? null
                : token.getResponse().getProperties().getReasonString();
    }

    void subscribe(String... topics) throws LinkBroken {
        var wishes = Arrays.stream(topics)
                .map(topic -> new MqttSubscription(topic, AT_LEAST_ONCE))
                .toArray(MqttSubscription[]::new);
        try {
            client.subscribe(wishes).waitForCompletion(PATIENCE_MS);
        } catch (MqttException failure) {
            throw LinkBroken.because(failure, null);
        }
    }

    /** Returns when the broker has it. */
    void publish(String topic, byte[] payload) throws LinkBroken {
        publish(topic, payload, new MqttProperties());
    }

    void publish(String topic, byte[] payload, MqttProperties properties) throws LinkBroken {
        var message = new MqttMessage(payload, AT_LEAST_ONCE, false, properties);
        try {
            client.publish(topic, message).waitForCompletion(PATIENCE_MS);
        } catch (MqttException failure) {
            throw LinkBroken.because(failure, null);
        }
    }

    /** The plug is pulled: no goodbye. */
    void cut() {
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException gone) {
            log.debug("was gone already", gone);
        }
        release();
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(2_000);
            }
        } catch (MqttException gone) {
            log.debug("was gone already", gone);
        }
        release();
    }

    private void release() {
        try {
            client.close(true);
        } catch (MqttException gone) {
            log.debug("was closed already", gone);
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        inbox.accept(new Heard.Message(this, topic, message));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        var reason = response.getReasonString();
        var failure = response.getException();
        inbox.accept(new Heard.Lost(
                this, reason != null ? reason : failure == null ? "" : Objects.toString(failure.getMessage(), "")));
    }

    @Override
    public void mqttErrorOccurred(MqttException failure) {
        log.debug("client trouble", failure);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // publish waits for it
    }

    @Override
    public void connectComplete(boolean again, String uri) {
        // open waits for it
    }

    @Override
    public void authPacketArrived(int code, MqttProperties properties) {
        // no device here uses enhanced authentication
    }
}
