package muster.mqtt.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * The library's client, which also knows whether the broker has sent a message before. The library reads that flag and
 * drops it ({@code MqttPublish.getMessage}, 1.2.5), so that {@link MqttMessage#isDuplicate} is false for ever.
 */
final class AttentiveClient extends MqttAsyncClient {

    private final Set<Integer> sentBefore = ConcurrentHashMap.newKeySet();

    AttentiveClient(String server, String clientId) throws MqttException {
        super(server, clientId, new MemoryPersistence());
    }

    boolean wasSentBefore(MqttMessage message) {
        return sentBefore.contains(message.getId());
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) throws MqttException {
        return Arrays.stream(super.createNetworkModules(address, options))
                .map(module -> new Wire(module, sentBefore))
                .toArray(NetworkModule[]::new);
    }

    /** The library's connection to the broker, read along. */
    private record Wire(NetworkModule module, Set<Integer> sentBefore) implements NetworkModule {

        @Override
        public InputStream getInputStream() throws IOException {
            return new ReadingAlong(module.getInputStream(), sentBefore);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return module.getOutputStream();
        }

        @Override
        public void start() throws IOException, MqttException {
            module.start();
        }

        @Override
        public void stop() throws IOException {
            module.stop();
        }

        @Override
        public String getServerURI() {
            return module.getServerURI();
        }
    }
}
