package muster.demo;

import java.net.URL;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks for PostgreSQL's programs without touching what unpacks them: the packaged jar holds neither. */
final class PostgresArchive {

    private PostgresArchive() {}

    /** The archive for this machine, if this build carries it. */
    static @Nullable URL find() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var kind = system.startsWith("mac") ? "darwin" : system.startsWith("win") ? "windows" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return PostgresArchive.class.getResource("/postgres-" + kind + "-" + processor + ".txz");
    }
}
