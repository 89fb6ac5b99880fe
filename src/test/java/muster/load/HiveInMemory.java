package muster.load;

import muster.mqtt.OtherBroker;
import org.jspecify.annotations.Nullable;

/** HiveMQ inside the test's process. */
final class HiveInMemory implements LoadBroker {

    private @Nullable OtherBroker broker;

    @Override
    public String name() {
        return "HiveMQ in memory";
    }

    @Override
    public int port() {
        if (broker == null) {
            throw new IllegalStateException("not started yet");
        }
        return broker.port();
    }

    @Override
    public void start() {
        if (broker == null) {
            broker = OtherBroker.start();
        } else {
            broker.open();
        }
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
