package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationFailedInput;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ClientInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import java.util.Optional;

/** Notices devices that come and go. */
final class Presence implements ClientLifecycleEventListener {

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
        session(input).ifPresent(session -> announcements.connected(input, session));
    }

    @Override
    public void onAuthenticationFailedDisconnect(AuthenticationFailedInput input) {
        // the one who refused has said so
    }

    @Override
    public void onClientInitiatedDisconnect(ClientInitiatedDisconnectInput input) {
        session(input).ifPresent(session -> announcements.ended(input, session, true, reason(input)));
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        session(input).ifPresent(session -> announcements.ended(input, session, false, reason(input)));
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
