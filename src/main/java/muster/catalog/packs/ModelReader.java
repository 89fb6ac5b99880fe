package muster.catalog.packs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import muster.catalog.BoundedPattern;
import muster.catalog.ClaimHints;
import muster.catalog.DeviceModel;
import muster.catalog.Dictionary;
import muster.catalog.Identify;
import muster.catalog.ModelKey;
import muster.catalog.SerialNumbers;

/** Reads the pack of one device model. */
final class ModelReader {

    private static final String[] KEYS = {
        "model",
        "name",
        "maker",
        "kind",
        "picture",
        "hardware",
        "serial",
        "version",
        "telemetry",
        "activation",
        "configuration",
        "identify",
        "claim",
        "examples"
    };
    private static final Duration LASTS = Duration.ofSeconds(30);

    private final Dictionary dictionary;

    ModelReader(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    DeviceModel read(PackText pack) {
        var fields = PackYaml.read(pack).fields(KEYS);
        var key = fields.require("model").as("a model such as shelly/plus-ht", ModelKey::of);
        var hardware = fields.require("hardware").someItems().stream()
                .map(revision -> revision.matching("[A-Za-z0-9][A-Za-z0-9._-]{0,39}", "a hardware revision such as B"))
                .toList();
        var mappings = new MappingReader(dictionary, hardware).read(fields.require("telemetry"));
        var configuration =
                fields.find("configuration").map(ModelReader::configuration).orElseGet(LinkedHashMap::new);
        var identify = fields.find("identify").map(ModelReader::identify).orElse(null);
        var activation = new ActivationReader(hardware, mappings, !configuration.isEmpty(), identify != null);
        return new DeviceModel(
                key,
                sentence(fields.require("name")),
                fields.get("maker", ModelReader::sentence, key.maker()),
                fields.get("kind", this::kind, "OTHER"),
                fields.get("picture", ModelReader::picture, "cpu"),
                hardware,
                fields.find("serial").map(ModelReader::serials).orElse(null),
                fields.find("version").map(ModelReader::pattern).orElse(null),
                mappings,
                activation.read(fields.require("activation")),
                configuration,
                identify,
                fields.find("claim").map(ModelReader::claim).orElse(null),
                ExampleReader.read(fields.require("examples")),
                pack.file());
    }

    private static String sentence(Entry entry) {
        return entry.matching("[^\\p{Cntrl}]{1,200}", "a text of one line, at most 200 characters");
    }

    private static String picture(Entry entry) {
        return entry.matching("[a-z][a-z0-9-]{0,39}", "the name of an icon such as thermometer");
    }

    private String kind(Entry entry) {
        var kinds = dictionary.kindsOfModel();
        return entry.in(
                "one of " + String.join(", ", kinds), text -> Optional.of(text).filter(kinds::contains));
    }

    private static BoundedPattern pattern(Entry entry) {
        return entry.as("a regular expression of at most 200 characters", BoundedPattern::of);
    }

    private static SerialNumbers serials(Entry entry) {
        var fields = entry.fields("pattern", "example");
        var serials = new SerialNumbers(
                pattern(fields.require("pattern")), fields.require("example").text());
        if (!serials.fits(serials.example())) {
            throw fields.require("example").expected("a serial number that fits " + serials.pattern());
        }
        return serials;
    }

    private static SequencedMap<String, Object> configuration(Entry entry) {
        var settings = new LinkedHashMap<String, Object>();
        for (var member : entry.fields().all()) {
            if (!member.getKey().matches("[A-Za-z0-9_.:-]{1,60}")) {
                throw member.getValue().says("expected a setting such as report_interval");
            }
            settings.put(member.getKey(), member.getValue().scalar());
        }
        return settings;
    }

    private static Identify identify(Entry entry) {
        var fields = entry.fields("sentence", "lasts");
        return new Identify(
                sentence(fields.require("sentence")), fields.get("lasts", ActivationReader::duration, LASTS));
    }

    private static ClaimHints claim(Entry entry) {
        var fields = entry.fields("label", "power");
        return new ClaimHints(sentence(fields.require("label")), sentence(fields.require("power")));
    }

    /** The keys of a pack, for its documentation. */
    static List<String> keys() {
        return List.of(KEYS);
    }
}
