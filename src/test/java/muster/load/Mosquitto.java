package muster.load;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import muster.support.Child;
import org.jspecify.annotations.Nullable;

/** A Mosquitto of this machine, with its queue limits taken off, that can be stopped and started again. */
final class Mosquitto implements LoadBroker {

    private static final Optional<Path> PROGRAM = Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    private final Path folder;
    private final int port = Child.freePort();
    private @Nullable Process process;

    Mosquitto(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return PROGRAM.isPresent();
    }

    @Override
    public String name() {
        return "Mosquitto";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws IOException {
        var settings = folder.resolve("mosquitto.conf");
        Files.writeString(settings, """
                listener %d 127.0.0.1
                allow_anonymous true
                max_queued_messages 0
                max_inflight_messages 0
                persistence true
                persistence_location %s/
                autosave_interval 0
                user root
                log_type error
                log_type warning
                """.formatted(port, folder.toAbsolutePath()));
        process = new ProcessBuilder(PROGRAM.orElseThrow().toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mosquitto.log").toFile()))
                .start();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(this::answers);
    }

    /** It writes down what it holds. */
    @Override
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Mosquitto does not stop");
            }
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
