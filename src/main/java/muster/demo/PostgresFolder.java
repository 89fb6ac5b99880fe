package muster.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import muster.shared.start.CannotStart;
import org.springframework.util.FileSystemUtils;

/** Where an embedded PostgreSQL keeps its cluster, its password and its last words. */
record PostgresFolder(Path root, PostgresPrograms programs, OrdinaryUser user) {

    private static final int PID = 0;
    private static final int PORT = 3;

    /** Makes the cluster when there is none (all or nothing), and ends a server that outlived its Muster. */
    static PostgresFolder prepare(Path root, PostgresPrograms programs) throws IOException, InterruptedException {
        Files.createDirectories(root);
        var folder = new PostgresFolder(root, programs, OrdinaryUser.choose());
        if (Files.notExists(folder.cluster())) {
            folder.create();
        }
        folder.user.own(root);
        folder.endOrphan();
        return folder;
    }

    Path log() {
        return root.resolve("server.log");
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Starts the server through pg_ctl, which gives it a session of its own: the terminal's Ctrl+C then reaches Muster
     * alone, and Muster stops the server last.
     *
     * @return whether it came up within this time
     */
    boolean launch(List<String> options, Duration patience) throws IOException, InterruptedException {
        var settings = options.stream().map(option -> "-c " + option).collect(Collectors.joining(" "));
        var command = pgCtl("-w", "-t", String.valueOf(patience.toSeconds()), "-o", settings, "start");
        return start(command, Redirect.to(log().toFile())).waitFor() == 0;
    }

    /** The server that serves this cluster now, when there is one. */
    Optional<Long> server() throws IOException {
        var lines = pidFile();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.valueOf(lines.get(PID).strip()));
    }

    /** The same, if its process is there and is one of PostgreSQL's. */
    Optional<Long> alive() throws IOException {
        return server().filter(PostgresFolder::isPostgres);
    }

    /** Where it listens. */
    int port() throws IOException {
        return Integer.parseInt(pidFile().get(PORT).strip());
    }

    static boolean isMade(Path root) {
        return Files.exists(root.resolve("cluster"));
    }

    private static boolean isPostgres(long process) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(alive -> alive.info().command().orElse("postgres"))
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    void stop() throws IOException, InterruptedException {
        start(pgCtl("-m", "fast", "-w", "stop"), Redirect.appendTo(log().toFile()))
                .waitFor();
    }

    private List<String> pgCtl(String... words) {
        var command = new ArrayList<>(
                user.command(programs.path("pg_ctl"), "-D", cluster().toString()));
        command.addAll(List.of(words));
        return command;
    }

    private void create() throws IOException, InterruptedException {
        var part = root.resolve("cluster.part");
        FileSystemUtils.deleteRecursively(part);
        writePassword();
        user.own(root);
        var command = user.command(
                programs.path("initdb"),
                "--pgdata=" + part.toAbsolutePath(),
                "--username=" + PostgresServer.USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (start(command, Redirect.to(log().toFile())).waitFor() != 0) {
            throw new CannotStart(
                    "the embedded database could not be made in " + root,
                    "The reason stands in " + log() + "; another folder can be named with MUSTER_DATA");
        }
        Files.move(part, cluster());
    }

    private void writePassword() throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(passwordFile());
        if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
    }

    /** The data folder is locked by us, so whatever serves this cluster was left by a Muster that was killed. */
    private void endOrphan() throws IOException, InterruptedException {
        if (server().isEmpty()) {
            return;
        }
        if (alive().isPresent()) {
            stop();
        } else {
            Files.deleteIfExists(cluster().resolve("postmaster.pid"));
        }
    }

    private List<String> pidFile() throws IOException {
        var file = cluster().resolve("postmaster.pid");
        return Files.exists(file)
                ? Arrays.asList(Files.readString(file, StandardCharsets.UTF_8).split("\n"))
                : List.of();
    }

    private Process start(List<String> command, Redirect log) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private Path cluster() {
        return root.resolve("cluster").toAbsolutePath();
    }

    private Path passwordFile() {
        return root.resolve("password").toAbsolutePath();
    }
}
