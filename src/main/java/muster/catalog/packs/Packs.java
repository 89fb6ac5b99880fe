package muster.catalog.packs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import muster.catalog.DeviceModels;
import muster.catalog.Dictionary;
import muster.catalog.PackBroken;
import org.jspecify.annotations.Nullable;

/** Turns pack files into device models; the first broken one ends it with a {@link PackBroken}. */
public final class Packs {

    static final String DICTIONARY = "packs/dictionary.yaml";

    private Packs() {}

    /** What ships with Muster, and what lies in the operator's folder if one is named. */
    public static DeviceModels load(@Nullable Path folder) {
        return beside(new FolderAtStart(folder).packs());
    }

    static DeviceModels beside(List<PackText> own) {
        return read(Stream.concat(PackFiles.shipped().stream(), own.stream()).toList());
    }

    static DeviceModels read(List<PackText> files) {
        var dictionary = files.stream()
                .filter(Packs::isDictionary)
                .findFirst()
                .orElseThrow(() -> new PackBroken(DICTIONARY, 0, "", "expected the dictionary, found none"));
        return read(
                DictionaryReader.read(dictionary),
                files.stream().filter(file -> !isDictionary(file)).toList());
    }

    static DeviceModels read(Dictionary dictionary, List<PackText> packs) {
        var load = new PackLoad(dictionary, packs);
        load.faults().stream().findFirst().ifPresent(fault -> {
            throw fault;
        });
        return load.models();
    }

    private static boolean isDictionary(PackText file) {
        return file.file().equals(DICTIONARY);
    }
}
