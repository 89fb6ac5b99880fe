package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import muster.catalog.PackBroken;
import muster.catalog.Quantity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors check a pack with says what the reader says. */
class SchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode TEXT = Schemas.text();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    @TestFactory
    Stream<DynamicTest> every_shipped_pack_keeps_it() throws IOException {
        List<Path> packs;
        try (var files = Files.walk(Path.of("src/main/packs"))) {
            packs = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("dictionary.yaml"))
                    .toList();
        }
        assertThat(packs).hasSizeGreaterThan(15);
        return packs.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(complaints(Files.readString(file))).isEmpty()));
    }

    @Test
    void the_packs_of_the_tests_keep_it() {
        assertThat(complaints(Acme.PACK)).isEmpty();
        assertThat(complaints(Controller.PACK)).isEmpty();
    }

    // @formatter:off
    static Stream<Arguments> broken() {
        return Stream.of(
            Arguments.of(Acme.PACK, "model: acme/th-100", "model: ACME TH-100"),
            Arguments.of(Acme.PACK, "name: ACME TH-100 climate sensor\n", ""),
            Arguments.of(Acme.PACK, "kind: CLIMATE_SENSOR", "kind: TOASTER"),
            Arguments.of(Acme.PACK, "kind: CLIMATE_SENSOR", "kinds: CLIMATE_SENSOR"),
            Arguments.of(Acme.PACK, "hardware: [A, B]", "hardware: []"),
            Arguments.of(Acme.PACK, "\"[1.0,2.0)\"", "\"1.x\""),
            Arguments.of(Acme.PACK, "battery_voltage: { from: batt,", "battery_volts: { from: batt,"),
            Arguments.of(Acme.PACK, "{ from: batt, unit: mV }", "{ from: batt }"),
            Arguments.of(Acme.PACK, "range: [-40, 60]", "range: [-40]"),
            Arguments.of(Acme.PACK, "scale: 0.1", "scale: 0"),
            Arguments.of(Acme.PACK, "unit_from: press_unit, ", "unit: kPa, "),
            Arguments.of(Acme.PACK, "\"false\": dry", "\"false\": arid"),
            Arguments.of(Acme.PACK, "air_temperature: 3, battery_voltage: 1", "air_temperature: 0"),
            Arguments.of(Acme.PACK, "within: PT30M", "within: 30 minutes"),
            Arguments.of(Acme.PACK, "rssi: -85", "rssi: 85"),
            Arguments.of(Acme.PACK, "report_interval: 300", "\"report interval\": 300"),
            Arguments.of(Acme.PACK, "air_temperature: out of range", "air_temperature: too hot"),
            Arguments.of(Controller.PACK, "acme/phase: { label", "phase: { label"),
            Arguments.of(Controller.PACK, "words: faults }", "words: colours }"),
            Arguments.of(Controller.PACK, "plant/+/{device}/values", "plant/#"),
            Arguments.of(Controller.PACK, "    topics:\n      - plant/+/{device}/values\n", ""),
            Arguments.of(Controller.PACK, "body: text", "body: xml"),
            Arguments.of(Controller.PACK, "format: milliseconds", "format: minutes"),
            Arguments.of(Controller.PACK, "format: milliseconds", "format: iso, since: 2000-01-01T00:00:00Z"),
            Arguments.of(Controller.PACK, "width: 16", "width: 2"),
            Arguments.of(Controller.PACK, "width: 16", "width: 16, rolls_over_at: 9"),
            Arguments.of(Controller.PACK, "tenths / 10)\", unit: Cel", "tenths / 10)\", unit: Cel, width: 16"),
            Arguments.of(Controller.PACK, "\"3\": over_temperature", "\"64\": over_temperature"),
            Arguments.of(Controller.PACK, "\"3\": over_temperature", "\"3\": too_hot"),
            Arguments.of(Controller.PACK, "from: status, flags", "from: status, bits: 1, flags"),
            Arguments.of(Controller.PACK, "from: meter.heat,", "from: [meter.heat],"),
            Arguments.of(Controller.PACK, "circuit_1: { label: Circuit 1, under", "circuit_1: { under"),
            Arguments.of(Controller.PACK, "reports_firmware: version\n    ignore", "ignore"));
    }
    // @formatter:on

    @ParameterizedTest
    @MethodSource("broken")
    void what_the_reader_refuses_it_refuses(String pack, String good, String bad) {
        assertThat(pack).contains(good);
        var broken = pack.replace(good, bad);

        assertThatExceptionOfType(PackBroken.class).isThrownBy(() -> Acme.read(broken));
        assertThat(complaints(broken)).isNotEmpty();
    }

    @Test
    void it_knows_every_quantity_kind_word_and_key() {
        var dictionary = Acme.dictionary();
        var quantities = TEXT.at("/$defs/observations/properties");

        assertThat(quantities.propertyNames())
                .containsExactlyElementsOf(
                        dictionary.all().stream().map(Quantity::name).toList());
        for (var quantity : dictionary.all()) {
            var said = quantities.get(quantity.name());
            if (quantity.kind().isNumber()) {
                assertThat(said.get("$ref").stringValue())
                        .isEqualTo("#/$defs/" + quantity.kind().word());
            } else {
                assertThat(texts(said.at("/allOf/1/properties/otherwise/enum"))).isEqualTo(quantity.words());
            }
        }
        assertThat(texts(TEXT.at("/properties/kind/enum"))).isEqualTo(dictionary.kindsOfModel());
        assertThat(texts(TEXT.at("/properties/quantities/additionalProperties/properties/words/oneOf/0/enum")))
                .isEqualTo(List.copyOf(dictionary.vocabularies().keySet()));
        assertThat(TEXT.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(ModelReader.keys());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    private static List<String> complaints(String pack) {
        var tree = json(new Yaml().compose(new StringReader(pack)));
        return SCHEMA.validate(tree).stream().map(String::valueOf).toList();
    }

    /** As YAML 1.2 reads it, which is what editors do: only true and false are truth values, times are texts. */
    private static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode map -> {
                var object = JSON.createObjectNode();
                map.getValue()
                        .forEach(member ->
                                object.set(((ScalarNode) member.getKeyNode()).getValue(), json(member.getValueNode())));
                yield object;
            }
            case SequenceNode list -> {
                var array = JSON.createArrayNode();
                list.getValue().forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar ->
                isPlain(scalar)
                        ? JSON.readTree(scalar.getValue())
                        : JSON.getNodeFactory().stringNode(scalar.getValue());
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static boolean isPlain(ScalarNode scalar) {
        var isNumber = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        var isTruth = scalar.getValue().equals("true") || scalar.getValue().equals("false");
        return (isNumber && scalar.getValue().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?"))
                || (scalar.getTag().equals(Tag.BOOL) && isTruth);
    }
}
