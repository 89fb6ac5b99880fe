package muster.mqtt.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * The library's connection to the broker, with the messages taken out on the way. Paho 1.2.5 hands each message from the
 * network's thread to another one through a queue of ten, drops the DUP flag, and writes every acknowledgement by itself,
 * which at tens of thousands of messages a second is half of all the work (decision 0057).
 */
final class Wire implements NetworkModule {

    private final NetworkModule module;
    private final Sieve.Ear ear;
    private volatile @Nullable Outlet outlet;

    Wire(NetworkModule module, Sieve.Ear ear) {
        this.module = module;
        this.ear = ear;
    }

    /** Tells the broker that messages are done with. */
    void acknowledge(int[] ids) throws IOException {
        var open = outlet;
        if (open != null) {
            open.acknowledge(ids);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Sieve(module.getInputStream(), ear);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        var open = new Outlet(module.getOutputStream());
        outlet = open;
        return open;
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
