package muster.demo.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** What a device still knows after its power was gone: a small file of its own. */
final class Flash {

    private static final String SECRET = "secret";
    private static final String BOOTS = "boots";
    private static final String ROUNDS = "rounds";

    private final Path file;
    private final Properties cells = new Properties();

    Flash(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                cells.load(in);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    synchronized Optional<String> secret() {
        return Optional.ofNullable(cells.getProperty(SECRET));
    }

    synchronized void keep(String secret) {
        cells.setProperty(SECRET, secret);
        write();
    }

    /** Counts starts. */
    synchronized int boot() {
        var boots = number(BOOTS) + 1;
        cells.setProperty(BOOTS, Integer.toString(boots));
        write();
        return boots;
    }

    /** Rounds of readings sent since the last change of fault. */
    synchronized int rounds() {
        return number(ROUNDS);
    }

    /** Kept in the file only while it matters to a fault: flash wears out. */
    synchronized void sentRound(boolean matters) {
        cells.setProperty(ROUNDS, Integer.toString(number(ROUNDS) + 1));
        if (matters) {
            write();
        }
    }

    synchronized void forgetRounds() {
        cells.remove(ROUNDS);
        write();
    }

    private int number(String cell) {
        return Integer.parseInt(cells.getProperty(cell, "0"));
    }

    private void write() {
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            try (var out = Files.newBufferedWriter(fresh)) {
                cells.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
