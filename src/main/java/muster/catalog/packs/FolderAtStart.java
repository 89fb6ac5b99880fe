package muster.catalog.packs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import muster.catalog.PackBroken;
import muster.catalog.PacksInUse;
import org.jspecify.annotations.Nullable;

/** The operator's folder as it was read at the start, to be compared with what lies there now. */
final class FolderAtStart implements PacksInUse {

    private final @Nullable Path folder;
    private final List<PackText> packs;

    /** Without a folder there are none. */
    FolderAtStart(@Nullable Path folder) {
        this.folder = folder;
        this.packs = folder == null ? List.of() : PackFiles.in(folder);
    }

    List<PackText> packs() {
        return packs;
    }

    @Override
    public List<String> outdated() {
        var now = folder == null ? List.<PackText>of() : found(folder);
        return Stream.concat(
                        packs.stream().filter(pack -> !now.contains(pack)),
                        now.stream().filter(pack -> !packs.contains(pack)))
                .map(PackText::file)
                .distinct()
                .sorted()
                .toList();
    }

    /** A folder that is gone holds none; what cannot be read as text is not what was read. */
    private static List<PackText> found(Path folder) {
        try {
            return PackFiles.in(folder, broken -> {});
        } catch (PackBroken gone) {
            return List.of();
        }
    }
}
