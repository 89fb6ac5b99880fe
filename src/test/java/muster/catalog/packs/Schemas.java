package muster.catalog.packs;

import java.nio.file.Path;
import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors check packs with. */
final class Schemas {

    private Schemas() {}

    static JsonNode text() {
        return JsonMapper.shared().readTree(Path.of("src/docs/pack.schema.json").toFile());
    }

    static Collection<String> keysOf(JsonNode schema, String definition) {
        return schema.at("/$defs/" + definition + "/properties").propertyNames();
    }
}
