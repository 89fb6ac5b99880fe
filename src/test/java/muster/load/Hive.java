package muster.load;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import muster.mqtt.OtherBroker;
import org.jspecify.annotations.Nullable;

/** HiveMQ in a process of its own. */
final class Hive implements LoadBroker {

    private final Path folder;
    private final boolean onDisk;
    private final int port;
    private @Nullable Process process;

    /** In memory it is quick, on the disk it remembers. */
    Hive(Path folder, boolean onDisk) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("hive"));
        this.onDisk = onDisk;
        this.port = OtherBroker.freePort();
    }

    @Override
    public String name() {
        return onDisk ? "HiveMQ on disk" : "HiveMQ in memory";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws IOException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherBroker.class.getName(),
                        String.valueOf(port),
                        folder.toString(),
                        onDisk ? "file" : "in-memory")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("hive.log").toFile()))
                .start();
        await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void stop() throws InterruptedException {
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException gone) {
                throw new IllegalStateException("HiveMQ has gone before", gone);
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("HiveMQ does not stop");
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
