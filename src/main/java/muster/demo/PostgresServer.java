package muster.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.shared.start.CannotStart;

/**
 * A real PostgreSQL beside this process: listens on this machine only, asks for a password that was made for this
 * folder, and lives until {@link #stop()}. It has no shutdown hook of its own, so that it can be stopped last.
 */
public final class PostgresServer {

    /** The role that owns the server. */
    public static final String USER = "muster";

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresFolder folder;
    private final long process;
    private final int port;

    private PostgresServer(PostgresFolder folder, long process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server on a free port; the folder is made when it is not there, and a server that was left behind in
     * it is stopped first.
     *
     * @param settings of {@code postgresql.conf}, for this start
     * @throws CannotStart when it does not come up
     */
    public static PostgresServer start(Path root, Path programs, Map<String, String> settings) {
        try {
            var folder = PostgresFolder.prepare(root, PostgresPrograms.in(programs));
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                int port = freePort();
                if (folder.launch(options(port, settings), PATIENCE)) {
                    return new PostgresServer(folder, folder.server().orElseThrow(), port);
                }
                if (folder.server().isPresent()) {
                    folder.stop();
                }
            }
            throw new CannotStart(
                    "the embedded database did not come up",
                    "Its last words are in " + folder.log() + "; SPRING_DATASOURCE_URL names another database");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("the start was interrupted", "Start Muster again", stopped);
        }
    }

    /** Whether a cluster was ever made in this folder. */
    public static boolean hasData(Path root) {
        return PostgresFolder.isMade(root);
    }

    /** The server that serves this folder already, whoever started it. */
    public static Optional<PostgresServer> running(Path root, Path programs) {
        try {
            var folder = new PostgresFolder(root, PostgresPrograms.in(programs), OrdinaryUser.choose());
            var process = folder.alive();
            return process.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostgresServer(folder, process.get(), folder.port()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password() {
        return folder.password();
    }

    /** Stops it, ending what is still connected; harmless when it is stopped already. */
    public void stop() {
        try {
            if (folder.server().filter(serving -> serving == process).isPresent()) {
                folder.stop();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> options(int port, Map<String, String> settings) {
        var options = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=50",
                "log_min_messages=log",
                "log_checkpoints=off"));
        settings.forEach((name, value) -> options.add(name + "=" + value));
        return options;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
