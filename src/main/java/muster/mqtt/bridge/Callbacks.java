package muster.mqtt.bridge;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the client library tells us, reduced to the one thing that matters: the connection ended. */
record Callbacks(Connection connection) implements MqttCallback {

    private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        // messages are taken from the wire; this is but a sign of life (Sieve)
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        log.debug("Connection ended: {}", response);
        connection.lost(Loss.of(response));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        log.warn("The client library reports {}", exception.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // whoever publishes waits for the token itself
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // whoever connects waits for the token itself
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // enhanced authentication is not used
    }
}
