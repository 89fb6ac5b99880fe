package muster.support;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.MusterApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Muster in a process of its own, on the database of this test, that can be killed and started again. */
public final class Child implements AutoCloseable {

    public final int httpPort = freePort();
    public final int mqttPort = freePort();

    private final Path folder;
    private final List<String> jvm;
    private final Map<String, String> settings;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process process;

    /**
     * On the database of a test, small and quick to start.
     *
     * @param folder keeps the broker's memory from one start to the next
     * @param environment names the database
     */
    public Child(Path folder, Environment environment) {
        this(
                folder,
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m"),
                Stream.of(
                                "spring.datasource.url",
                                "spring.datasource.username",
                                "spring.datasource.password",
                                "muster.secret-key")
                        .collect(Collectors.toMap(name -> name, environment::getRequiredProperty)));
    }

    /**
     * With options of the JVM and settings of Muster's own.
     *
     * @param folder takes the log too
     */
    public Child(Path folder, List<String> jvm, Map<String, String> settings) {
        this.folder = folder;
        this.jvm = List.copyOf(jvm);
        this.settings = Map.copyOf(settings);
    }

    public void start() throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                classPath(),
                MusterApplication.class.getName(),
                "--server.port=" + httpPort,
                "--muster.mqtt.port=" + mqttPort,
                "--muster.data=" + folder,
                "--muster.sample-fleet=false"));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !isAlive() || answers());
        if (!isAlive()) {
            throw new IOException("Muster did not come up, see " + folder.resolve("log"));
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        var victim = Objects.requireNonNull(process);
        victim.destroyForcibly();
        if (!victim.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still alive after a kill");
        }
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    /** What it wrote to its terminal. */
    public Path log() {
        return folder.resolve("log");
    }

    private boolean isAlive() {
        return Objects.requireNonNull(process).isAlive();
    }

    private boolean answers() throws InterruptedException {
        var request = HttpRequest.newBuilder(at("/sign-in"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Without the tests: their components are none of the application's. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("fast/test"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        client.close();
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
