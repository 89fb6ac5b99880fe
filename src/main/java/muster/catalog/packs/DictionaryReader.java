package muster.catalog.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import muster.catalog.Dictionary;
import muster.catalog.Quantity;

/** Reads the dictionary file. */
final class DictionaryReader {

    private DictionaryReader() {}

    static Dictionary read(PackText file) {
        var top = PackYaml.read(file).fields("kinds", "vocabularies", "quantities");
        var kinds = top.require("kinds").someItems().stream()
                .map(kind -> kind.matching("[A-Z][A-Z_]{0,39}", "a kind such as CLIMATE_SENSOR"))
                .toList();
        var vocabularies = new LinkedHashMap<String, List<String>>();
        top.find("vocabularies")
                .ifPresent(lists -> lists.fields()
                        .all()
                        .forEach(member -> vocabularies.put(member.getKey(), QuantityReader.list(member.getValue()))));
        var reader = new QuantityReader(vocabularies, false);
        var quantities = new ArrayList<Quantity>();
        for (var member : top.require("quantities").fields().all()) {
            if (!member.getKey().matches(QuantityReader.NAME)) {
                throw member.getValue().says("expected a name such as air_temperature");
            }
            quantities.add(reader.read(member.getKey(), member.getValue()));
        }
        return new Dictionary(quantities, vocabularies, kinds);
    }
}
