package muster.mqtt.bridge;

import java.time.Duration;
import muster.mqtt.BrokerAway;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import muster.mqtt.Topics;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Muster's voice, on a connection of its own, so that a full inbox never makes it mute. */
final class Outbound implements Publisher {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** An answer may carry a secret: a device that is not there to hear it asks again, and the broker forgets it. */
    private static final Duration ANSWER_EXPIRY = Duration.ofSeconds(30);

    private final Keeper keeper;

    Outbound(Line line, Rivals rivals) {
        var id = line.mouth();
        keeper = new Keeper(id, rivals, () -> Connection.open(line, id, options(), Connection.DEAF));
    }

    Keeper keeper() {
        return keeper;
    }

    @Override
    public void publish(String device, Leaf leaf, byte[] payload, PublishOptions options) {
        publish(Topics.of(device, leaf), payload, options);
    }

    @Override
    public void say(String topic, byte[] payload) {
        publish(topic, payload, PublishOptions.PLAIN);
    }

    private void publish(String topic, byte[] payload, PublishOptions options) {
        try {
            var connection = keeper.connection(PATIENCE);
            if (connection == null) {
                throw new BrokerAway("The broker is away; " + topic + " was not said", null);
            }
            connection.publish(topic, message(payload, options), PATIENCE);
        } catch (MqttException failure) {
            throw new BrokerAway("The broker did not take " + topic + ": " + Keeper.reason(failure), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokerAway("Stopped while saying " + topic, stopped);
        }
    }

    @Override
    public boolean answer(InboundMessage request, byte[] payload) {
        if (!Topics.mayAnswerOn(request.device(), request.leaf(), request.responseTopic())) {
            return false;
        }
        var answer = request.leaf().answer().orElseThrow();
        publish(
                request.device(),
                answer,
                payload,
                PublishOptions.PLAIN.correlatedBy(request.correlation()).expiringAfter(ANSWER_EXPIRY));
        return true;
    }

    @Override
    public boolean isConnected() {
        return keeper.isConnected();
    }

    private static MqttMessage message(byte[] payload, PublishOptions options) {
        var properties = new MqttProperties();
        if (options.responseTopic() != null) {
            properties.setResponseTopic(options.responseTopic());
        }
        if (options.correlation() != null) {
            properties.setCorrelationData(options.correlation());
        }
        if (options.expiry() != null) {
            properties.setMessageExpiryInterval(Math.max(1, options.expiry().toSeconds()));
        }
        return new MqttMessage(payload, 1, options.retain(), properties);
    }

    private static MqttConnectionOptions options() {
        var options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        return options;
    }
}
