package muster.catalog.packs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import muster.catalog.PackBroken;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds pack files: those that ship with Muster and those in a folder of the operator. */
final class PackFiles {

    private static final String SHIPPED = "classpath*:packs/**/*.yaml";
    private static final int MOST_BYTES = 4 * PackYaml.LONGEST;
    private static final int DEEPEST_FOLDER = 8;

    private PackFiles() {}

    static List<PackText> shipped() {
        try {
            var packs = new ArrayList<PackText>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                var url = resource.getURL().toString();
                try (var bytes = resource.getInputStream()) {
                    packs.add(read(url.substring(url.lastIndexOf("/packs/") + 1), bytes));
                }
            }
            packs.sort(Comparator.comparing(PackText::file));
            return packs;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<PackText> in(Path folder) {
        return in(folder, broken -> {
            throw broken;
        });
    }

    /** What cannot be read as text is told, and the rest is read. */
    static List<PackText> in(Path folder, Consumer<PackBroken> told) {
        if (!Files.isDirectory(folder)) {
            throw new PackBroken(
                    folder.toString(), 0, "", "expected the folder that muster.packs.folder names, found none");
        }
        try (var found = Files.walk(folder, DEEPEST_FOLDER)) {
            var packs = new ArrayList<PackText>();
            for (var file : found.filter(PackFiles::isPack).sorted().toList()) {
                try (var bytes = Files.newInputStream(file)) {
                    packs.add(read(file.toString(), bytes));
                } catch (PackBroken foreign) {
                    told.accept(foreign);
                }
            }
            return packs;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new PackBroken(
                    folder.toString(), 0, "", "expected files that can be read, found " + unreadable.getMessage());
        }
    }

    private static boolean isPack(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static PackText read(String file, InputStream bytes) throws IOException {
        var content = bytes.readNBytes(MOST_BYTES);
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return new PackText(file, text);
        } catch (CharacterCodingException foreign) {
            throw new PackBroken(file, 0, "", "expected UTF-8, found other bytes");
        }
    }
}
