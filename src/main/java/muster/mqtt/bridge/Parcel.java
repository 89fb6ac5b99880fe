package muster.mqtt.bridge;

import muster.mqtt.InboundMessage;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A message, the connection that waits for its acknowledgement, and the room that it takes until then. */
record Parcel(Connection connection, MqttMessage message, InboundMessage inbound, Room room) {

    /** One that came by a connection that is gone is left alone: the broker brings it again. */
    boolean isAwaited() {
        return connection.isOpen();
    }

    void acknowledge() {
        connection.acknowledge(message);
    }

    /** It is done with, one way or the other. */
    void leave() {
        room.give(message.getPayload().length);
    }
}
