package muster.catalog.packs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The members of a group of keys, in their order. */
final class Fields {

    private final Entry group;
    private final SequencedMap<String, Entry> members;

    Fields(Entry group, SequencedMap<String, Entry> members) {
        this.group = group;
        this.members = members;
    }

    void refuseOthers(Collection<String> allowed) {
        for (var member : members.entrySet()) {
            if (!allowed.contains(member.getKey())) {
                throw member.getValue()
                        .says("expected one of " + String.join(", ", allowed) + ", found an unknown key");
            }
        }
    }

    Collection<Map.Entry<String, Entry>> all() {
        return members.entrySet();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Entry require(String name) {
        return find(name).orElseThrow(() -> group.says("expected the key " + name + ", found none"));
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    <T> T get(String name, Function<Entry, T> reader, T otherwise) {
        return find(name).map(reader).orElse(otherwise);
    }

    List<Entry> items(String name) {
        return find(name).map(Entry::items).orElse(List.of());
    }
}
