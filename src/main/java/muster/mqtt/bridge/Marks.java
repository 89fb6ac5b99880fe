package muster.mqtt.bridge;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * By what a message is known again: a broker that brings it again does so in the same session with the same packet id
 * (MQTT 5, 4.4), and packet ids go round before one is given to another message.
 */
final class Marks {

    private Marks() {}

    static long of(String clientId, String topic, MqttMessage message) {
        var words = new CRC32C();
        words.update(message.getPayload());
        var place = new CRC32C();
        place.update(topic.getBytes(StandardCharsets.UTF_8));
        place.update(clientId.getBytes(StandardCharsets.UTF_8));
        return (words.getValue() << 32) | ((place.getValue() & 0xFFFF) << 16) | (message.getId() & 0xFFFF);
    }
}
