package muster.load;

import java.io.IOException;
import java.nio.file.Path;

/** A broker of this machine that lets everybody in and drops nothing. */
public interface LoadBroker extends AutoCloseable {

    /** Mosquitto where it is installed, else HiveMQ that keeps its messages in memory. */
    static LoadBroker in(Path folder) throws IOException {
        return Mosquitto.isInstalled() ? new Mosquitto(folder) : new Hive(folder, false);
    }

    /** One that can be stopped and started again and has forgotten nothing. */
    static LoadBroker thatRemembers(Path folder) throws IOException {
        return Mosquitto.isInstalled() ? new Mosquitto(folder) : new Hive(folder, true);
    }

    String name();

    int port();

    void start() throws IOException;

    /** Ends it as its operator would. */
    void stop() throws InterruptedException;

    @Override
    void close();
}
