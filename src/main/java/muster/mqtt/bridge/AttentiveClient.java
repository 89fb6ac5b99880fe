package muster.mqtt.bridge;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The library's client, whose messages and acknowledgements go past it. */
final class AttentiveClient extends MqttAsyncClient {

    private final Sieve.Ear ear;
    private volatile List<Wire> wires = List.of();

    AttentiveClient(String server, String clientId, Sieve.Ear ear) throws MqttException {
        super(server, clientId, new MemoryPersistence());
        this.ear = ear;
    }

    /** Tells the broker that messages with these packet ids are done with. */
    void acknowledge(int[] ids) throws IOException {
        for (var wire : wires) {
            wire.acknowledge(ids);
        }
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) throws MqttException {
        wires = Arrays.stream(super.createNetworkModules(address, options))
                .map(module -> new Wire(module, ear))
                .toList();
        return wires.toArray(NetworkModule[]::new);
    }
}
