package muster.catalog.packs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.PackBroken;

/**
 * What is wrong with the packs of a folder, seen beside those that ship with Muster.
 *
 * @param faults by file and line; none when every example keeps its word
 */
record FolderCheck(List<PackBroken> faults, int packs, int examples) {

    /** A folder with a dictionary of its own is a whole library, as {@code src/main/packs} is, and stands alone. */
    static FolderCheck of(Path folder) {
        var faults = new ArrayList<PackBroken>();
        var found = PackFiles.in(folder, faults::add);
        var dictionary = folder.resolve("dictionary.yaml").toString();
        var isWhole = found.stream().anyMatch(file -> file.file().equals(dictionary));
        var library = isWhole
                ? found
                : Stream.concat(PackFiles.shipped().stream(), found.stream()).toList();
        var words = isWhole ? dictionary : Packs.DICTIONARY;
        try {
            return judge(folder, words, library, found, faults);
        } catch (PackBroken dictionaryBroken) {
            faults.add(dictionaryBroken);
            return new FolderCheck(sorted(faults), 0, 0);
        }
    }

    private static FolderCheck judge(
            Path folder, String words, List<PackText> library, List<PackText> found, List<PackBroken> faults) {
        var base = library.stream()
                .filter(file -> file.file().equals(words))
                .findFirst()
                .map(DictionaryReader::read)
                .orElseThrow();
        var load = new PackLoad(
                base,
                library.stream().filter(file -> !file.file().equals(words)).toList());
        faults.addAll(load.faults());
        var own = found.stream().map(PackText::file).collect(Collectors.toSet());
        var models = load.models().all().stream()
                .filter(model -> own.contains(model.origin()))
                .toList();
        if (models.isEmpty() && faults.isEmpty()) {
            faults.add(new PackBroken(folder.toString(), 0, "", "expected at least one pack, found none"));
        }
        return new FolderCheck(
                sorted(faults),
                models.size(),
                models.stream().map(DeviceModel::examples).mapToInt(List::size).sum());
    }

    private static List<PackBroken> sorted(List<PackBroken> faults) {
        return faults.stream()
                .sorted(Comparator.comparing(PackBroken::file).thenComparingInt(PackBroken::line))
                .toList();
    }
}
