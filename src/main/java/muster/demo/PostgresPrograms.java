package muster.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import muster.shared.start.CannotStart;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs for this machine, unpacked once beside the data they serve. */
record PostgresPrograms(Path folder) {

    /** Unpacks the programs into this folder, unless they are there; what an older build left is removed. */
    static PostgresPrograms in(Path folder) {
        var archive = PostgresArchive.find();
        if (archive == null) {
            throw new CannotStart(
                    "there is no embedded database for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch"),
                    "Set SPRING_DATASOURCE_URL to the address of a PostgreSQL 18 database");
        }
        try {
            var ready = folder.resolve(Integer.toHexString(nameOf(archive).hashCode()));
            if (Files.notExists(ready)) {
                FileSystemUtils.deleteRecursively(folder);
                var part = folder.resolve("part");
                unpack(archive, part);
                Files.move(part, ready);
            }
            return new PostgresPrograms(ready);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String path(String program) {
        return folder.resolve("bin").resolve(program).toAbsolutePath().toString();
    }

    /** Names the version: the jar that holds the archive, without the folder it lies in. */
    private static String nameOf(URL archive) {
        var parts = List.of(archive.getPath().split("/"));
        return String.join("/", parts.subList(Math.max(0, parts.size() - 2), parts.size()));
    }

    private static void unpack(URL archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (InputStream packed = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (!file.toString().endsWith(".a")) {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
                throw new IOException("could not make " + file + " executable");
            }
        }
    }
}
