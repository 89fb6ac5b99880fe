package muster.mqtt.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.Authorizer;
import com.hivemq.extension.sdk.api.auth.parameter.AuthorizerProviderInput;
import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import muster.mqtt.ForeignSpeech;
import muster.mqtt.Grants;
import org.springframework.beans.factory.ObjectProvider;

/** The broker's door, hung in as an extension: doorkeeper at the entrance, a guard beside every connection. */
final class Door implements ExtensionMain {

    static final String BRIDGE = "bridge";

    private static final Grants NOTHING = new Grants(Set.of(), Set.of());

    private final Doorkeeper doorkeeper;
    private final Introduction introduction;
    private final ObjectProvider<ForeignSpeech> speech;
    private final Announcements announcements;
    private final Leftovers leftovers;
    private final CompletableFuture<ClientService> clients = new CompletableFuture<>();

    Door(
            Doorkeeper doorkeeper,
            Introduction introduction,
            Announcements announcements,
            Leftovers leftovers,
            ObjectProvider<ForeignSpeech> speech) {
        this.doorkeeper = doorkeeper;
        this.introduction = introduction;
        this.speech = speech;
        this.announcements = announcements;
        this.leftovers = leftovers;
    }

    EmbeddedExtension asExtension() {
        return EmbeddedExtension.builder()
                .withId("muster-door")
                .withName("Muster's door")
                .withVersion("1")
                .withExtensionMain(this)
                .build();
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        var security = Services.securityRegistry();
        security.setAuthenticatorProvider(ignored -> doorkeeper);
        security.setAuthorizerProvider(this::guard);
        var presence = new Presence(announcements);
        Services.eventRegistry().setClientLifecycleEventListener(ignored -> presence);
        Services.interceptorRegistry().setConnectInboundInterceptorProvider(ignored -> introduction);
        Services.initializerRegistry().setClientInitializer(this::hangIn);
        Services.interceptorRegistry().setConnackOutboundInterceptorProvider(ignored -> presence);
        leftovers.found(Services.subscriptionStore());
        clients.complete(Services.clientService());
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // the broker stops with it
    }

    /** Whether the door hangs: a broker without it would let nobody through, but also keep nobody out. */
    boolean isHung() {
        return clients.isDone();
    }

    ClientService clients() {
        return clients.join();
    }

    private Authorizer guard(AuthorizerProviderInput input) {
        var attributes = input.getConnectionInformation().getConnectionAttributeStore();
        if (attributes.getAsString(BRIDGE).isPresent()) {
            return new BridgeGuard();
        }
        return new Guard(rights(attributes), announcements);
    }

    private void hangIn(InitializerInput input, ClientContext connection) {
        var rights = rights(input.getConnectionInformation().getConnectionAttributeStore());
        if (rights.isForeign()) {
            connection.addPublishInboundInterceptor(new Sender(rights, announcements));
            connection.addPublishOutboundInterceptor(new Hearing());
        }
    }

    private Rights rights(ConnectionAttributeStore attributes) {
        return new Rights(Session.in(attributes).map(Session::grants).orElse(NOTHING), speech);
    }
}
