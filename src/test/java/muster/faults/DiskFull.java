package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import muster.load.Fleet;
import muster.load.Range;

/** Puts today's observations on a small disk of their own, fills it, and makes room again. */
final class DiskFull implements AutoCloseable {

    private static final int DEVICES = 50;
    private static final int MEGABYTES = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What came of it.
     *
     * @param lost messages that were acknowledged to a device and are not there
     * @param recovery seconds from room on the disk until all is there
     * @param said what the page said meanwhile
     */
    record Outcome(long messages, long lost, double recovery, String said) {}

    private final Range range;
    private final Path disk;
    private final String table;

    /** Mounts it, which only root may do. */
    DiskFull(Range range, Path folder) throws IOException, SQLException, InterruptedException {
        this.range = range;
        this.table = "telemetry.observation_" + LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
        this.disk = Files.createDirectories(folder.resolve("small-disk")).toAbsolutePath();
        run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m,mode=0777", "tmpfs", disk.toString());
        execute("create tablespace small location '" + Files.createDirectory(disk.resolve("data")) + "'");
        execute("alter table " + table + " set tablespace small");
    }

    Outcome run(Watch watch, int messages) throws IOException, SQLException, InterruptedException {
        var devices = range.devices(DEVICES, Range.WITH_CLOCK);
        var before = range.stored();
        try (var fleet = new Fleet(range.broker().port(), devices, System.currentTimeMillis())) {
            fleet.speak();
            fleet.allow(1_000);
            await().atMost(PATIENCE).until(() -> range.stored() >= before + 1_000);
            var filling = fill();
            fleet.allow(messages);
            await().atMost(PATIENCE).until(() -> watch.page().contains("The disk of the database is full"));
            var said = watch.page();
            await().atMost(PATIENCE).until(() -> fleet.said() == fleet.allowed());
            fleet.beSilent();
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() == fleet.said());
            Files.delete(filling);
            var begin = System.nanoTime();
            await().atMost(PATIENCE).until(() -> range.stored() >= before + fleet.said());
            var recovery = (System.nanoTime() - begin) / 1e9;
            return new Outcome(fleet.said(), fleet.said() - range.distinctMessages(devices), recovery, said);
        }
    }

    private Path fill() throws IOException {
        var filling = disk.resolve("filling");
        var chunk = new byte[4096];
        try (var out = Files.newOutputStream(filling)) {
            while (disk.toFile().getUsableSpace() > 0) {
                out.write(chunk);
            }
        }
        return filling;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = range.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", List.of(command)) + ": " + words.strip());
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        execute("alter table " + table + " set tablespace pg_default");
        execute("drop tablespace small");
        try {
            run("umount", disk.toString());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
