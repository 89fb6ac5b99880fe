package muster.support;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import muster.registry.DeviceSecrets;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device held by a test: a real MQTT 5 client that says what it is told to say. */
public class TestDevice implements AutoCloseable, MqttCallback {

    private static final long PATIENCE_MS = 10_000;

    private static final JsonMapper JSON = new JsonMapper();

    public final DeviceSecrets label;
    public final Map<String, MqttMessage> heard = new ConcurrentHashMap<>();
    public final CopyOnWriteArrayList<String> answers = new CopyOnWriteArrayList<>();
    public final CopyOnWriteArrayList<String> commands = new CopyOnWriteArrayList<>();

    private final int port;
    private volatile @Nullable MqttClient session;

    public TestDevice(DeviceSecrets label, int port) {
        this.label = label;
        this.port = port;
    }

    public String topic(String leaf) {
        return "muster/v1/" + label.device() + "/" + leaf;
    }

    /** Connects with a secret; what the broker refuses is thrown. */
    public void connect(String secret) throws MqttException {
        close();
        var client = new MqttClient("tcp://127.0.0.1:" + port, label.device().toString(), new MemoryPersistence());
        client.setTimeToWait(PATIENCE_MS); // the library waits for ever where a session ends while it begins
        session = client;
        client.setCallback(this);
        var options = new MqttConnectionOptions();
        options.setUserName(label.device().toString());
        options.setPassword(secret.getBytes(StandardCharsets.US_ASCII));
        options.setAutomaticReconnect(false);
        client.connect(options);
    }

    public void bootstrap() throws MqttException {
        connect(label.bootstrap());
        client().subscribe(topic("credential/response"), 1);
    }

    /** Asks for an operational credential; the answer arrives in {@link #answers}. */
    public void askForCredential() throws MqttException {
        askForCredential("{\"serial\":\"" + label.serial() + "\"}", topic("credential/response"));
    }

    public void askForCredential(String payload, String answerTopic) throws MqttException {
        var message = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        var properties = new MqttProperties();
        properties.setResponseTopic(answerTopic);
        properties.setCorrelationData(new byte[] {1});
        message.setProperties(properties);
        client().publish(topic("credential/request"), message);
    }

    /** Goes to work with its own credential: listens, then says who it is. */
    public void work(String secret, String serial, String firmware) throws MqttException {
        connect(secret);
        client().subscribe(new String[] {topic("configuration/desired"), topic("command/request")}, new int[] {1, 1});
        say("state", """
                {"serial":"%s","model":"%s","hardware":"THR316D","firmware":"%s","boot":"1","link":{"rssi":-61}}
                """.formatted(serial, World.MODEL, firmware));
    }

    public void say(String leaf, String payload) throws MqttException {
        client().publish(topic(leaf), payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    public void measure(double celsius) throws MqttException {
        say("telemetry", reading(celsius));
    }

    /** As the maker's firmware words it while it does not know the time. */
    public static String reading(double celsius) {
        return """
                {"SI7021":{"Temperature":%s,"Humidity":45.0},"TempUnit":"C"}
                """.formatted(celsius);
    }

    public void acknowledgeConfiguration() throws MqttException {
        var desired = json(heard("configuration/desired"));
        say("configuration/reported", "{\"revision\":%s,\"outcome\":\"applied\"}".formatted(desired.path("revision")));
    }

    public void answerCommand() throws MqttException {
        var request = heard("command/request");
        var answer = new MqttMessage("{\"outcome\":\"done\"}".getBytes(StandardCharsets.UTF_8));
        answer.setQos(1);
        var properties = new MqttProperties();
        properties.setCorrelationData(request.getProperties().getCorrelationData());
        answer.setProperties(properties);
        client().publish(topic("command/response"), answer);
    }

    public static JsonNode json(MqttMessage message) {
        return JSON.readTree(message.getPayload());
    }

    public static String field(String json, String name) {
        return JSON.readTree(json).path(name).asString("");
    }

    private MqttClient client() {
        return Objects.requireNonNull(session, "not connected yet");
    }

    /** What was heard last on a leaf. */
    public MqttMessage heard(String leaf) {
        return Objects.requireNonNull(heard.get(leaf), "not heard yet: " + leaf);
    }

    public boolean isConnected() {
        return session != null && client().isConnected();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        var leaf = topic.substring(topic("").length());
        heard.put(leaf, message);
        if (leaf.equals("command/request")) {
            commands.add(new String(message.getProperties().getCorrelationData(), StandardCharsets.US_ASCII));
        }
        if (leaf.equals("credential/response")) {
            answers.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws MqttException {
        var client = session;
        if (client != null) {
            if (client.isConnected()) {
                client.disconnect();
            }
            client.close();
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String address) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
