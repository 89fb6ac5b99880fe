package e2e.support;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Muster in a process of its own, from an empty data folder, as {@code spring-boot:run} starts it. */
public final class Muster implements AutoCloseable {

    private static final long PATIENCE_S = 180;

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<String> address = new CompletableFuture<>();

    private Muster(Process process) {
        this.process = process;
    }

    /** Starts it on free ports and waits until it says that it is ready. */
    public static Muster start() {
        try {
            var folder = Files.createDirectories(Path.of("target", "e2e tests"));
            var data = Files.createTempDirectory(folder, "data");
            var muster = launch(Map.of(), "--server.port=0", "--muster.mqtt.port=0", "--muster.data=" + data);
            muster.address();
            return muster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it with this environment and these arguments, and does not wait. */
    public static Muster launch(Map<String, String> environment, String... arguments) {
        try {
            var muster = new Muster(process(environment, arguments));
            Thread.ofVirtual().start(muster::read);
            return muster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for its end; the exit code. */
    public int end() {
        try {
            address.handle((open, failure) -> open).get(PATIENCE_S, TimeUnit.SECONDS);
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Muster did not end:\n" + said(), failure);
        }
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Where it listens: {@code http://localhost:40123}. */
    public String address() {
        try {
            return address.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException | TimeoutException failure) {
            close();
            throw new IllegalStateException("Muster did not start:\n" + said(), failure);
        }
    }

    /** Everything that it has printed. */
    public String said() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** What the block at the start says under a label. */
    public List<String> notes(String label) {
        var lines = said().lines()
                .dropWhile(line -> !line.startsWith("  " + label + " "))
                .toList();
        return Stream.concat(
                        lines.stream().limit(1),
                        lines.stream().skip(1).takeWhile(line -> line.startsWith("          ")))
                .map(line -> line.substring(10))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static Process process(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx700m",
                "-cp",
                classPath(),
                "muster.MusterApplication"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("MUSTER_") || name.startsWith("SPRING_") || name.startsWith("SERVER_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith("  Stop ")) {
                    address.complete(notes("Open").getFirst());
                }
            }
            address.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException failure) {
            address.completeExceptionally(failure);
        }
    }
}
