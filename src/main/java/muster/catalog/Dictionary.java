package muster.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Every quantity that Muster has a name for, in the order of the dictionary file. */
public final class Dictionary {

    private final SequencedMap<String, Quantity> byName = new LinkedHashMap<>();
    private final List<String> kindsOfModel;

    public Dictionary(Collection<Quantity> quantities, Collection<String> kindsOfModel) {
        quantities.forEach(quantity -> byName.put(quantity.name(), quantity));
        this.kindsOfModel = List.copyOf(kindsOfModel);
    }

    public Optional<Quantity> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Quantity> all() {
        return List.copyOf(byName.values());
    }

    /** Kinds of device model that have a label: CLIMATE_SENSOR, GATEWAY, … */
    public List<String> kindsOfModel() {
        return kindsOfModel;
    }
}
