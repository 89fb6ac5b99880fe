package muster.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Every quantity that Muster has a name for: those of the dictionary file in its order, then those of packs. */
public final class Dictionary {

    private final SequencedMap<String, Quantity> byName = new LinkedHashMap<>();
    private final SequencedMap<String, List<String>> vocabularies;
    private final List<String> kindsOfModel;

    private final List<QuantityGroup> groups;

    public Dictionary(
            Collection<QuantityGroup> groups, Map<String, List<String>> vocabularies, Collection<String> kindsOfModel) {
        this.groups = List.copyOf(groups);
        groups.forEach(group -> group.quantities().forEach(quantity -> byName.put(quantity.name(), quantity)));
        this.vocabularies = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(vocabularies));
        this.kindsOfModel = List.copyOf(kindsOfModel);
    }

    /** The same with what packs add under their own prefix. */
    public Dictionary with(Collection<Quantity> added) {
        var own = new QuantityGroup(QuantityGroup.OWN, false, List.copyOf(added));
        return new Dictionary(Stream.concat(groups.stream(), Stream.of(own)).toList(), vocabularies, kindsOfModel);
    }

    public Optional<Quantity> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Quantity> all() {
        return List.copyOf(byName.values());
    }

    /** The sections that it is divided into. */
    public List<QuantityGroup> groups() {
        return groups;
    }

    /** True when customers are not shown it. */
    public boolean isTechnical(String name) {
        return groups.stream()
                .filter(QuantityGroup::isTechnical)
                .flatMap(group -> group.quantities().stream())
                .anyMatch(quantity -> quantity.name().equals(name));
    }

    /** Lists of words that several quantities share: faults, modes. */
    public SequencedMap<String, List<String>> vocabularies() {
        return vocabularies;
    }

    /** Kinds of device model that have a label: CLIMATE_SENSOR, GATEWAY, … */
    public List<String> kindsOfModel() {
        return kindsOfModel;
    }
}
