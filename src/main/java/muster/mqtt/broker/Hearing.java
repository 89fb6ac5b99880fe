package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.interceptor.publish.PublishOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundOutput;
import muster.mqtt.bridge.Line;

/** Stands beside one connection of a maker's firmware: it hears what Muster says and nothing that another device says. */
final class Hearing implements PublishOutboundInterceptor {

    @Override
    public void onOutboundPublish(PublishOutboundInput input, PublishOutboundOutput output) {
        if (input.getPublishPacket().getUserProperties().getFirst(Line.SENDER).isPresent()) {
            output.preventPublishDelivery();
        }
    }
}
