package muster.catalog.packs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.Dictionary;
import muster.catalog.ModelKey;
import muster.catalog.PackBroken;
import org.jspecify.annotations.Nullable;

/** Turns pack files into device models; the first broken one ends it with a {@link PackBroken}. */
public final class Packs {

    static final String DICTIONARY = "packs/dictionary.yaml";

    private Packs() {}

    /** What ships with Muster, and what lies in the operator's folder if one is named. */
    public static DeviceModels load(@Nullable Path folder) {
        var shipped = PackFiles.shipped();
        return read(Stream.concat(shipped.stream(), folder == null ? Stream.of() : PackFiles.in(folder).stream())
                .toList());
    }

    static DeviceModels read(List<PackText> packs) {
        var dictionary = packs.stream()
                .filter(pack -> pack.file().equals(DICTIONARY))
                .findFirst()
                .map(DictionaryReader::read)
                .orElseThrow(() -> new PackBroken(DICTIONARY, 0, "", "expected the dictionary, found none"));
        return read(
                dictionary,
                packs.stream().filter(pack -> !pack.file().equals(DICTIONARY)).toList());
    }

    static DeviceModels read(Dictionary dictionary, List<PackText> packs) {
        var reader = new ModelReader(dictionary);
        var verifier = new PackVerifier(dictionary);
        var models = new ArrayList<DeviceModel>();
        var origins = new LinkedHashMap<ModelKey, String>();
        for (var pack : packs) {
            var model = reader.read(pack);
            refuseTwin(model, origins);
            verifier.verify(model);
            models.add(model);
        }
        return new DeviceModels(dictionary, models);
    }

    private static void refuseTwin(DeviceModel model, Map<ModelKey, String> origins) {
        var other = origins.putIfAbsent(model.key(), model.origin());
        if (other != null) {
            throw new PackBroken(
                    model.origin(),
                    1,
                    "model",
                    "expected a model of its own, found " + model.key() + " in " + other + " too");
        }
    }
}
