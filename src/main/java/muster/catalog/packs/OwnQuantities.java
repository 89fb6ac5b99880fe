package muster.catalog.packs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import muster.catalog.Dictionary;
import muster.catalog.ModelKey;
import muster.catalog.Quantity;

/** What packs add to the dictionary, each under its maker's prefix: {@code acme/ignitions}. */
final class OwnQuantities {

    private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})/" + QuantityReader.NAME);

    private final QuantityReader reader;
    private final SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
    private final SequencedMap<String, String> origins = new LinkedHashMap<>();

    OwnQuantities(Dictionary dictionary) {
        this.reader = new QuantityReader(dictionary.vocabularies(), true);
    }

    /** Takes up those of one pack; the faults that it finds are kept in the pack's own list. */
    void add(Entry pack, Faults faults) {
        var fields = pack.fields();
        var own = fields.find("quantities");
        if (own.isEmpty()) {
            return;
        }
        faults.run(() -> {
            var maker = fields.require("model")
                    .as(ModelReader.A_MODEL, ModelKey::of)
                    .maker();
            for (var member : own.get().fields().all()) {
                faults.run(() -> add(maker, member.getKey(), member.getValue()));
            }
        });
    }

    private void add(String maker, String name, Entry entry) {
        var shape = NAME.matcher(name);
        if (!shape.matches() || !shape.group(1).equals(maker)) {
            throw entry.says("expected a name under the maker's own prefix such as " + maker + "/ignitions");
        }
        var other = origins.get(name);
        if (other != null) {
            throw entry.says("expected a name of its own, found " + name + " in " + other + " too");
        }
        quantities.put(name, reader.read(name, entry));
        origins.put(name, entry.file() + ", line " + entry.line());
    }

    Collection<Quantity> all() {
        return quantities.values();
    }
}
