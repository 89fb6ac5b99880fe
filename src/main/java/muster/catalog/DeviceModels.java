package muster.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every device model that Muster was taught, and the dictionary that they share. Does not change while it runs. */
public final class DeviceModels {

    private final Dictionary dictionary;
    private final Map<ModelKey, DeviceModel> byKey = new TreeMap<>();

    public DeviceModels(Dictionary dictionary, Collection<DeviceModel> models) {
        this.dictionary = dictionary;
        models.forEach(model -> byKey.put(model.key(), model));
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** In the order of their keys. */
    public List<DeviceModel> all() {
        return List.copyOf(byKey.values());
    }

    public Optional<DeviceModel> find(ModelKey key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
