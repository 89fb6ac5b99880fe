package muster.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A real client of MQTT 3.1.1, as the firmware of makers speaks it. */
public final class OldClient implements AutoCloseable, MqttCallback {

    public final List<String> heard = new CopyOnWriteArrayList<>();
    private final MqttClient client;

    public OldClient(int port, String clientId) throws MqttException {
        client = new MqttClient("tcp://127.0.0.1:" + port, clientId, new MemoryPersistence());
        client.setTimeToWait(10_000);
        client.setCallback(this);
    }

    /** Connects with a retained will, as such firmware does; what the broker refuses is thrown. */
    public OldClient connect(String user, String password, String willTopic, String will) throws MqttException {
        var options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(user);
        options.setPassword(password.toCharArray());
        options.setWill(willTopic, will.getBytes(StandardCharsets.UTF_8), 1, true);
        client.connect(options);
        return this;
    }

    public void say(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    /** With QoS 0 and retained, as most firmware says its state. */
    public void keep(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 0, true);
    }

    /** The QoS that was granted; 128 for none. */
    public int subscribe(String filter) throws MqttException {
        return client.subscribeWithResponse(filter, 1).getGrantedQos()[0];
    }

    public boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        heard.add(topic + " " + new String(message.getPayload(), StandardCharsets.UTF_8));
    }

    @Override
    public void connectionLost(Throwable cause) {}

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect();
        }
        client.close();
    }
}
