package muster.catalog.packs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import muster.catalog.ActivationContract;
import muster.catalog.BrokerAccess;
import muster.catalog.ClaimHints;
import muster.catalog.DeviceModel;
import muster.catalog.Dictionary;
import muster.catalog.Example;
import muster.catalog.Identify;
import muster.catalog.Mapping;
import muster.catalog.ModelKey;
import muster.catalog.SerialNumbers;
import org.jspecify.annotations.Nullable;

/** Reads the pack of one device model. */
final class ModelReader {

    static final String A_MODEL = "a model such as shelly/plus-ht";

    private static final String[] KEYS = {
        "model",
        "name",
        "maker",
        "kind",
        "picture",
        "hardware",
        "serial",
        "version",
        "quantities",
        "telemetry",
        "activation",
        "configuration",
        "identify",
        "claim",
        "broker",
        "examples"
    };
    private static final Duration LASTS = Duration.ofSeconds(30);

    private final Dictionary dictionary;

    ModelReader(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Null when something is wrong with it; each part that can be read without the broken ones is looked at, too. */
    @Nullable
    DeviceModel read(Entry pack, Faults faults) {
        var fields = Objects.requireNonNullElseGet(faults.attempt(() -> pack.fields(KEYS)), pack::fields);
        var key = faults.attempt(() -> fields.require("model").as(A_MODEL, ModelKey::of));
        var name = faults.attempt(() -> sentence(fields.require("name")));
        var maker = faults.attempt(() -> fields.get("maker", ModelReader::sentence, key == null ? "" : key.maker()));
        var kind = faults.attempt(() -> fields.get("kind", this::kind, "OTHER"));
        var picture = faults.attempt(() -> fields.get("picture", ModelReader::picture, "cpu"));
        var hardware = faults.attempt(() -> hardware(fields.require("hardware")));
        var serials = faults.attempt(() -> fields.find("serial").map(ModelReader::serials));
        var version = faults.attempt(() -> fields.find("version").map(AddressReader::pattern));
        var configuration = faults.attempt(() -> fields.get("configuration", ModelReader::configuration, none()));
        var identify = faults.attempt(() -> fields.find("identify").map(ModelReader::identify));
        var claim = faults.attempt(() -> fields.find("claim").map(ModelReader::claim));
        var broker = faults.attempt(() -> fields.get("broker", BrokerAccessReader::read, BrokerAccess.NONE));
        var isMute = broker != null
                && broker.hasChildren()
                && fields.find("telemetry").isEmpty();
        var examples = isMute && fields.find("examples").isEmpty()
                ? List.<Example>of()
                : faults.attempt(() -> ExampleReader.read(fields.require("examples"), faults));
        var mappings = isMute ? List.<Mapping>of() : hardware == null ? null : mappings(fields, hardware, faults);
        var activation = hardware == null || mappings == null || configuration == null || identify == null
                ? null
                : faults.attempt(
                        () -> activation(fields, hardware, mappings, !configuration.isEmpty(), identify.isPresent()));
        if (!faults.areNone()) {
            return null;
        }
        return new DeviceModel(
                Objects.requireNonNull(key),
                Objects.requireNonNull(name),
                Objects.requireNonNull(maker),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(picture),
                Objects.requireNonNull(hardware),
                Objects.requireNonNull(serials).orElse(null),
                Objects.requireNonNull(version).orElse(null),
                Objects.requireNonNull(mappings),
                Objects.requireNonNull(activation),
                Objects.requireNonNull(configuration),
                Objects.requireNonNull(identify).orElse(null),
                Objects.requireNonNull(claim).orElse(null),
                Objects.requireNonNull(broker),
                Objects.requireNonNull(examples),
                pack.file());
    }

    /** Null when one of them is broken: what the contract requires cannot be judged then. */
    private @Nullable List<Mapping> mappings(Fields fields, List<String> hardware, Faults faults) {
        var own = new Faults();
        var mappings =
                own.attempt(() -> new MappingReader(dictionary, hardware, own).read(fields.require("telemetry")));
        own.all().forEach(faults::add);
        return own.areNone() ? mappings : null;
    }

    private static ActivationContract activation(
            Fields fields, List<String> hardware, List<Mapping> mappings, boolean isConfigured, boolean canIdentify) {
        return new ActivationReader(hardware, mappings, isConfigured, canIdentify).read(fields.require("activation"));
    }

    private static List<String> hardware(Entry entry) {
        return entry.someItems().stream()
                .map(revision -> revision.matching("[A-Za-z0-9][A-Za-z0-9._-]{0,39}", "a hardware revision such as B"))
                .toList();
    }

    static String sentence(Entry entry) {
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

    private static SerialNumbers serials(Entry entry) {
        var fields = entry.fields("pattern", "example");
        var serials = new SerialNumbers(
                AddressReader.pattern(fields.require("pattern")),
                fields.require("example").text());
        if (!serials.fits(serials.example())) {
            throw fields.require("example").expected("a serial number that fits " + serials.pattern());
        }
        return serials;
    }

    private static SequencedMap<String, Object> none() {
        return new LinkedHashMap<>();
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
