package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import muster.mqtt.Denied.Deed;

/** Stands beside one connection of a device: what is not granted to the letter is denied, said so and noted. */
final class Guard implements PublishAuthorizer, SubscriptionAuthorizer {

    private final Rights rights;
    private final Announcements announcements;

    Guard(Rights rights, Announcements announcements) {
        this.rights = rights;
        this.announcements = announcements;
    }

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        var packet = input.getPublishPacket();
        if (packet.getRetain()) {
            deny(input, output, Deed.RETAIN, "A device must not leave retained messages.");
        } else if (!isGranted(packet)) {
            deny(input, output, Deed.PUBLISH, "This topic is not yours to publish.");
        } else if (packet.getResponseTopic()
                .filter(topic -> !rights.allowSubscribe(topic))
                .isPresent()) {
            deny(input, output, Deed.PUBLISH, "The response topic is not yours to hear.");
        } else if (packet.getUserProperties().asList().size() > Manners.MOST_USER_PROPERTIES) {
            deny(input, output, Deed.PUBLISH, "Too many user properties.");
        } else {
            output.authorizeSuccessfully();
        }
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        var filter = input.getSubscription().getTopicFilter();
        if (rights.allowSubscribe(filter)
                && input.getUserProperties().asList().size() <= Manners.MOST_USER_PROPERTIES) {
            output.authorizeSuccessfully();
        } else {
            announcements.denied(input, Deed.SUBSCRIBE, filter);
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, "This topic is not yours to hear.");
        }
    }

    private boolean isGranted(PublishPacket packet) {
        return packet instanceof WillPublishPacket
                ? rights.allowWill(packet.getTopic())
                : rights.allowPublish(packet.getTopic());
    }

    /** With QoS 0 there is no acknowledgement that could say no, so the connection ends with the reason. */
    private void deny(PublishAuthorizerInput input, PublishAuthorizerOutput output, Deed deed, String sentence) {
        var packet = input.getPublishPacket();
        announcements.denied((ClientBasedInput) input, deed, packet.getTopic());
        if (packet.getQos() == Qos.AT_MOST_ONCE) {
            output.disconnectClient(DisconnectReasonCode.NOT_AUTHORIZED, sentence);
        } else {
            output.failAuthorization(AckReasonCode.NOT_AUTHORIZED, sentence);
        }
    }
}
