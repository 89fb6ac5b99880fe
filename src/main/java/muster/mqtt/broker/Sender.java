package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import muster.mqtt.Denied.Deed;
import muster.mqtt.bridge.Line;

/**
 * Stands beside one connection of a maker's firmware: writes on each message whose connection it came by, so that Muster
 * need not believe the name in its topic. What is not the device's to say goes nowhere and is noted; the connection
 * stays, because such firmware would only come back and say it again.
 */
final class Sender implements PublishInboundInterceptor {

    /** The user property that says which device's connection a message came by; nobody else can write it. */
    static final String PROPERTY = Line.SENDER;

    private final Rights rights;
    private final Announcements announcements;

    Sender(Rights rights, Announcements announcements) {
        this.rights = rights;
        this.announcements = announcements;
    }

    @Override
    public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
        var packet = output.getPublishPacket();
        if (!rights.allowPublish(packet.getTopic())) {
            announcements.denied(input, Deed.PUBLISH, packet.getTopic());
            drop(input, output);
            return;
        }
        packet.setRetain(false);
        packet.getUserProperties().clear();
        packet.getUserProperties()
                .addUserProperty(PROPERTY, input.getClientInformation().getClientId());
    }

    /** MQTT 3.1.1 has no word for no: its client would be disconnected. */
    private static void drop(PublishInboundInput input, PublishInboundOutput output) {
        if (input.getConnectionInformation().getMqttVersion() == MqttVersion.V_5) {
            output.preventPublishDelivery(AckReasonCode.NOT_AUTHORIZED, "This topic is not yours to publish.");
        } else {
            output.preventPublishDelivery();
        }
    }
}
