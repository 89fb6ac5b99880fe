package muster.catalog.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.Dictionary;
import muster.catalog.ModelKey;
import muster.catalog.PackBroken;
import org.jspecify.annotations.Nullable;

/**
 * Reads many packs and runs their examples; keeps every fault that it finds.
 *
 * <p>What packs add to the dictionary is read first, so that a maker's second pack can use what its first one adds.
 */
final class PackLoad {

    private final List<PackBroken> faults = new ArrayList<>();
    private final List<DeviceModel> models = new ArrayList<>();
    private final Map<ModelKey, String> origins = new LinkedHashMap<>();
    private final Dictionary dictionary;

    private record Opened(Entry top, Faults faults) {}

    PackLoad(Dictionary base, List<PackText> packs) {
        var opened = packs.stream().map(this::open).filter(Objects::nonNull).toList();
        var own = new OwnQuantities(base);
        opened.forEach(pack -> own.add(pack.top(), pack.faults()));
        this.dictionary = base.with(own.all());
        var reader = new ModelReader(dictionary);
        var verifier = new PackVerifier(dictionary);
        for (var pack : opened) {
            var model = reader.read(pack.top(), pack.faults());
            faults.addAll(pack.faults().all());
            if (model != null) {
                refuseTwin(model, pack.top());
                faults.addAll(verifier.failuresOf(model));
                models.add(model);
            }
        }
    }

    private @Nullable Opened open(PackText pack) {
        try {
            return new Opened(PackYaml.read(pack), new Faults());
        } catch (PackBroken broken) {
            faults.add(broken);
            return null;
        }
    }

    private void refuseTwin(DeviceModel model, Entry pack) {
        var other = origins.putIfAbsent(model.key(), model.origin());
        if (other != null) {
            faults.add(pack.fields()
                    .require("model")
                    .says("expected a model of its own, found " + model.key() + " in " + other + " too"));
        }
    }

    /** Everything that is wrong, in the order of the packs. */
    List<PackBroken> faults() {
        return List.copyOf(faults);
    }

    DeviceModels models() {
        return new DeviceModels(dictionary, models);
    }
}
