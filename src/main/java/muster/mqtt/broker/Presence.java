package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationFailedInput;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ClientInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.interceptor.connack.ConnackOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.connack.parameter.ConnackOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.connack.parameter.ConnackOutboundOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import java.util.Optional;

/** Notices devices that come and go. */
final class Presence implements ClientLifecycleEventListener, ConnackOutboundInterceptor {

    private static final String CAME = "came";

    private final Announcements announcements;

    Presence(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        // who only knocks is not here yet
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        // too early: until it has ended an older connection of the same client, the broker does not find this one
    }

    /** The answer "come in" goes out when the session stands and can be ended. */
    @Override
    public void onOutboundConnack(ConnackOutboundInput input, ConnackOutboundOutput output) {
        if (input.getConnackPacket().getReasonCode() == ConnackReasonCode.SUCCESS) {
            session(input).ifPresent(session -> {
                input.getConnectionInformation().getConnectionAttributeStore().putAsString(CAME, "yes");
                announcements.connected(input, session);
            });
        }
    }

    @Override
    public void onAuthenticationFailedDisconnect(AuthenticationFailedInput input) {
        // the one who refused has said so
    }

    @Override
    public void onClientInitiatedDisconnect(ClientInitiatedDisconnectInput input) {
        ended(input, true);
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        ended(input, false);
    }

    private void ended(DisconnectEventInput input, boolean clean) {
        var attributes = input.getConnectionInformation().getConnectionAttributeStore();
        if (attributes.getAsString(CAME).isPresent()) {
            session(input).ifPresent(session -> announcements.ended(input, session, clean, reason(input)));
        }
    }

    private static Optional<Session> session(ClientBasedInput input) {
        return Session.in(input.getConnectionInformation().getConnectionAttributeStore());
    }

    private static String reason(DisconnectEventInput input) {
        return input.getReasonString()
                .or(() -> input.getReasonCode().map(Enum::name))
                .orElse("CONNECTION_LOST");
    }
}
