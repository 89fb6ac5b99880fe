package muster.mqtt;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the broker is. Without an address Muster starts one inside this process.
 *
 * @param url {@code mqtt://host:port} or {@code mqtts://host:port} of a broker of your own
 * @param username the bridge's name at that broker
 * @param password the bridge's password at that broker
 * @param clientId the beginning of Muster's client ids at that broker; two instances need two
 * @param shared whether several instances, or two connections of one, share the messages at a broker of your own; some
 *     brokers (Mosquitto 2.0) forget shared subscriptions when they restart, so a single instance does without
 * @param port where the embedded broker listens; 0 takes a free port
 * @param bind the address the embedded broker listens on; it speaks without encryption, so only this machine by default
 */
@ConfigurationProperties("muster.mqtt")
public record MqttSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue(CLIENT_ID) String clientId,
        @DefaultValue("false") boolean shared,
        @DefaultValue("1883") int port,
        @DefaultValue("127.0.0.1") String bind) {

    /** What Muster is called at a broker, where nothing else is said. */
    public static final String CLIENT_ID = "muster-bridge";

    /**
     * The address of the broker of your own.
     *
     * @throws BrokerCannotStart when address and account do not make sense together
     */
    public URI address() {
        var address = parsed();
        if (("mqtt".equals(address.getScheme()) || "mqtts".equals(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null) {
            if (isBlank(username) != isBlank(password)) {
                throw new BrokerCannotStart(
                        "The account for the broker is incomplete.",
                        "Set both MUSTER_MQTT_USERNAME and MUSTER_MQTT_PASSWORD, or neither.");
            }
            return address;
        }
        throw notAnAddress(null);
    }

    private URI parsed() {
        try {
            return URI.create(String.valueOf(url).strip());
        } catch (IllegalArgumentException broken) {
            throw notAnAddress(broken);
        }
    }

    private static BrokerCannotStart notAnAddress(@Nullable Throwable cause) {
        return new BrokerCannotStart(
                "MUSTER_MQTT_URL is not the address of a broker.",
                "Write it as mqtt://host:1883 or mqtts://host:8883, without name and password, or leave it out to use"
                        + " the embedded broker.",
                cause);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MqttSettings[url=" + url + ", port=" + port + ", bind=" + bind + "]";
    }
}
