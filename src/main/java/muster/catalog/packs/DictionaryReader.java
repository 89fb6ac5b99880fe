package muster.catalog.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import muster.catalog.Dictionary;
import muster.catalog.Quantity;
import muster.catalog.QuantityGroup;

/** Reads the dictionary file. */
final class DictionaryReader {

    private static final String UNGROUPED = "other";

    private DictionaryReader() {}

    static Dictionary read(PackText file) {
        var top = PackYaml.read(file).fields("kinds", "vocabularies", "groups", "technical", "quantities");
        var kinds = top.require("kinds").someItems().stream()
                .map(kind -> kind.matching("[A-Z][A-Z_]{0,39}", "a kind such as CLIMATE_SENSOR"))
                .toList();
        var vocabularies = new LinkedHashMap<String, List<String>>();
        top.find("vocabularies")
                .ifPresent(lists -> lists.fields()
                        .all()
                        .forEach(member -> vocabularies.put(member.getKey(), QuantityReader.list(member.getValue()))));
        var reader = new QuantityReader(vocabularies, false);
        var quantities = new LinkedHashMap<String, Quantity>();
        for (var member : top.require("quantities").fields().all()) {
            if (!member.getKey().matches(QuantityReader.NAME)) {
                throw member.getValue().says("expected a name such as air_temperature");
            }
            quantities.put(member.getKey(), reader.read(member.getKey(), member.getValue()));
        }
        return new Dictionary(groups(top, quantities), vocabularies, kinds);
    }

    /** A section reaches from its first quantity to the first one of the next section. */
    private static List<QuantityGroup> groups(Fields top, SequencedMap<String, Quantity> quantities) {
        var names = new HashMap<String, String>();
        top.find("groups")
                .ifPresent(groups -> groups.fields()
                        .all()
                        .forEach(group -> names.put(
                                group.getValue()
                                        .in(
                                                "the name of a quantity",
                                                name -> Optional.of(name).filter(quantities::containsKey)),
                                group.getKey())));
        var technical = top.items("technical").stream()
                .map(group ->
                        group.in("one of the groups", name -> Optional.of(name).filter(names::containsValue)))
                .toList();
        var members = new LinkedHashMap<String, List<Quantity>>();
        var group = UNGROUPED;
        for (var quantity : quantities.values()) {
            group = names.getOrDefault(quantity.name(), group);
            members.computeIfAbsent(group, name -> new ArrayList<>()).add(quantity);
        }
        return members.entrySet().stream()
                .map(section ->
                        new QuantityGroup(section.getKey(), technical.contains(section.getKey()), section.getValue()))
                .toList();
    }
}
