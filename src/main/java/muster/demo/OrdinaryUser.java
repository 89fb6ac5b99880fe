package muster.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import muster.shared.start.CannotStart;

/**
 * PostgreSQL refuses to run as root. Started as root, Muster therefore runs it in a user namespace of its own, where
 * root's files stay within reach, and as {@code nobody} where the machine does not allow that.
 */
enum OrdinaryUser {
    MYSELF(""),
    NAMESPACE("unshare -U"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private final String prefix;

    OrdinaryUser(String prefix) {
        this.prefix = prefix;
    }

    static OrdinaryUser choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return MYSELF;
        }
        return Stream.of(NAMESPACE, NOBODY)
                .filter(OrdinaryUser::works)
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        "the embedded database cannot run as root on this machine",
                        "Start Muster as an ordinary user, or set SPRING_DATASOURCE_URL to a PostgreSQL 18 database"));
    }

    List<String> command(String... words) {
        return Stream.concat(Stream.of(prefix.split(" ")), Stream.of(words))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Hands over what the server has to own. */
    void own(Path folder) {
        if (this == NOBODY) {
            run(List.of("chown", "-R", "65534:65534", folder.toAbsolutePath().toString()));
        }
    }

    private boolean works() {
        return run(command("true")) == 0;
    }

    private static int run(List<String> command) {
        if (Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, command.getFirst())))) {
            return -1;
        }
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
