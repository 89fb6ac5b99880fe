package muster.load;

import muster.mqtt.OtherBroker;
import org.jspecify.annotations.Nullable;

/** HiveMQ inside the test's process. */
final class Hive implements LoadBroker {

    private final boolean onDisk;

    private @Nullable OtherBroker broker;

    /** In memory it is quick, on the disk it remembers. */
    Hive(boolean onDisk) {
        this.onDisk = onDisk;
    }

    @Override
    public String name() {
        return onDisk ? "HiveMQ on disk" : "HiveMQ in memory";
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
            broker = onDisk ? OtherBroker.startOnDisk() : OtherBroker.start();
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
