package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;

/** Stands beside Muster's own connections: every topic of devices, nothing of the broker's inside. */
final class BridgeGuard implements PublishAuthorizer, SubscriptionAuthorizer {

    private static final String INSIDE = "$";

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        if (!input.getPublishPacket().getTopic().startsWith(INSIDE)) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization();
        }
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        if (!input.getSubscription().getTopicFilter().startsWith(INSIDE)) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization();
        }
    }
}
