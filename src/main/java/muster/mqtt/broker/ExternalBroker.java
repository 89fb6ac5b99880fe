package muster.mqtt.broker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import muster.mqtt.Broker;
import muster.mqtt.MqttSettings;
import muster.mqtt.bridge.Line;
import org.jspecify.annotations.Nullable;

/** A broker of the operator's own, which has to keep Muster's rules itself; see asyncapi.yaml. */
final class ExternalBroker implements Broker, Line {

    private final MqttSettings settings;
    private final URI address;

    ExternalBroker(MqttSettings settings) {
        this.settings = settings;
        this.address = settings.address();
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    @Override
    public String host() {
        return address.getHost();
    }

    @Override
    public int port() {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return "mqtts".equals(address.getScheme()) ? 8883 : 1883;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public @Nullable String username(String clientId) {
        return blankIsNull(settings.username());
    }

    @Override
    public byte @Nullable [] password() {
        var password = blankIsNull(settings.password());
        return password == null ? null : password.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> ears() {
        var first = settings.clientId() + "-1";
        return settings.shared() ? List.of(first, settings.clientId() + "-2") : List.of(first);
    }

    @Override
    public String mouth() {
        return settings.clientId() + "-out";
    }

    @Override
    public void ready() {
        // its door is not ours to open
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
