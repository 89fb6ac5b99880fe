package muster.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every device model that Muster was taught, and the dictionary that they share. Does not change while it runs. */
public final class DeviceModels {

    private final Dictionary dictionary;
    private final Map<ModelKey, DeviceModel> byKey = new LinkedHashMap<>();

    public DeviceModels(Dictionary dictionary, Collection<DeviceModel> models) {
        this.dictionary = dictionary;
        models.stream().sorted(Comparator.comparing(DeviceModel::key)).forEach(model -> byKey.put(model.key(), model));
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** In the order of their keys. */
    public List<DeviceModel> all() {
        return List.copyOf(byKey.values());
    }

    /** What people call a channel of a model; its own name where nobody knows the model or the channel. */
    public String labelOf(@Nullable String model, String channel) {
        return Optional.ofNullable(model)
                .flatMap(named -> find(ModelKey.of(named)))
                .map(known -> known.labelOf(channel))
                .orElse(channel);
    }

    /** Which topics devices speak on beside Muster's own, as a client subscribes to them. */
    public SortedSet<String> foreignTopics() {
        return byKey.values().stream()
                .flatMap(model -> model.mappings().stream())
                .flatMap(mapping -> mapping.address().topics().stream())
                .filter(topic -> !topic.equals(TopicPattern.OWN))
                .map(TopicPattern::filter)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a message on a foreign topic calls its device, as each pack that knows the topic understands it. */
    public SequencedMap<ModelKey, Set<DeviceName>> namesIn(String topic, byte[] payload) {
        var names = new LinkedHashMap<ModelKey, Set<DeviceName>>();
        byKey.forEach((key, model) -> {
            var called = model.namesIn(topic, payload);
            if (!called.isEmpty()) {
                names.put(key, called);
            }
        });
        return names;
    }

    /** Which devices with firmware of their makers may be called so. */
    public SequencedMap<ModelKey, Set<DeviceName>> namesOf(String name) {
        var names = new LinkedHashMap<ModelKey, Set<DeviceName>>();
        byKey.forEach((key, model) -> {
            var called = model.namesOf(name);
            if (!called.isEmpty()) {
                names.put(key, called);
            }
        });
        return names;
    }

    public Optional<DeviceModel> find(ModelKey key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
