package muster.mqtt.bridge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import muster.mqtt.InboundMessage;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A message, the connection that waits for its acknowledgement, and the room that it takes until then. */
record Parcel(Connection connection, MqttMessage message, InboundMessage inbound, Room room) {

    /** One that came by a connection that is gone is left alone: the broker brings it again. */
    boolean isAwaited() {
        return connection.isOpen();
    }

    /** Tells each connection once of all the messages that came by it. */
    static void acknowledge(Collection<Parcel> parcels) {
        parcels.stream()
                .collect(groupingBy(Parcel::connection, mapping(Parcel::message, toList())))
                .forEach(Connection::acknowledge);
    }

    /** It is done with, one way or the other. */
    void leave() {
        room.give(message.getPayload().length);
    }
}
