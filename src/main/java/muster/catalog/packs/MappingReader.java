package muster.catalog.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.catalog.DeclaredUnit;
import muster.catalog.Dictionary;
import muster.catalog.FirmwareRange;
import muster.catalog.Mapping;
import muster.catalog.Quantity;
import muster.catalog.Source;
import muster.catalog.ValuePath;
import muster.catalog.ValueRange;
import org.jspecify.annotations.Nullable;

/** Reads the mappings of a pack. */
final class MappingReader {

    private static final String A_RANGE = "a firmware range such as \"[1.0,2.0)\"";
    private static final String A_PATH = "a path such as battery.voltage, channels[0] or params[\"em:0\"].power";

    private final Dictionary dictionary;
    private final List<String> hardware;

    MappingReader(Dictionary dictionary, List<String> hardware) {
        this.dictionary = dictionary;
        this.hardware = hardware;
    }

    List<Mapping> read(Entry telemetry) {
        var mappings = new ArrayList<Mapping>();
        for (var entry : telemetry.someItems()) {
            var fields = entry.fields("firmware", "hardware", "observations", "ignore");
            var mapping = new Mapping(
                    range(fields.require("firmware")),
                    revisions(fields.items("hardware")),
                    sources(fields.require("observations")),
                    fields.items("ignore").stream().map(MappingReader::path).toList());
            refuseOverlap(fields.require("firmware"), mapping, mappings);
            mappings.add(mapping);
        }
        return mappings;
    }

    static FirmwareRange range(Entry entry) {
        return entry.as(A_RANGE, FirmwareRange::of);
    }

    private static ValuePath path(Entry entry) {
        return entry.as(A_PATH, ValuePath::of);
    }

    private List<String> revisions(List<Entry> entries) {
        return entries.stream().map(this::revision).toList();
    }

    private String revision(Entry entry) {
        if (!hardware.contains(entry.text())) {
            throw entry.expected("one of " + String.join(", ", hardware));
        }
        return entry.text();
    }

    private static void refuseOverlap(Entry entry, Mapping mapping, List<Mapping> before) {
        for (var other : before) {
            var sameHardware = mapping.hardware().isEmpty()
                    || other.hardware().isEmpty()
                    || mapping.hardware().stream().anyMatch(other.hardware()::contains);
            if (sameHardware && mapping.firmware().overlaps(other.firmware())) {
                throw entry.expected("a range of its own, apart from " + other.firmware());
            }
        }
    }

    private List<Source> sources(Entry observations) {
        var sources = new ArrayList<Source>();
        for (var member : observations.fields().all()) {
            var quantity = dictionary
                    .find(member.getKey())
                    .orElseThrow(() -> member.getValue()
                            .says("expected a quantity of the dictionary, found \"" + member.getKey() + "\""));
            sources.add(
                    quantity.kind().isNumber()
                            ? number(quantity, member.getValue())
                            : word(quantity, member.getValue()));
        }
        if (sources.isEmpty()) {
            throw observations.says("expected at least one quantity, found none");
        }
        return sources;
    }

    private static Source number(Quantity quantity, Entry entry) {
        var fields = entry.fields("from", "unit", "unit_from", "units", "scale", "offset", "range", "required");
        var unit = fields.find("unit")
                .map(given -> DictionaryReader.commensurable(given, quantity.unit()))
                .orElse(null);
        var declared = declared(quantity, fields);
        if (unit == null && declared == null) {
            throw entry.says("expected the key unit or unit_from, found neither");
        }
        if (unit != null && declared != null && !declared.units().containsValue(unit)) {
            throw fields.require("units").says("expected a word for " + unit + ", found none");
        }
        var range = fields.find("range").map(given -> narrower(given, quantity)).orElse(quantity.range());
        return new Source(
                quantity,
                path(fields.require("from")),
                unit,
                declared,
                fields.get("scale", MappingReader::scale, BigDecimal.ONE),
                fields.get("offset", Entry::number, BigDecimal.ZERO),
                range,
                Map.of(),
                fields.get("required", Entry::truth, false));
    }

    private static BigDecimal scale(Entry entry) {
        var scale = entry.number();
        if (scale.signum() == 0) {
            throw entry.expected("a number other than 0");
        }
        return scale;
    }

    private static @Nullable DeclaredUnit declared(Quantity quantity, Fields fields) {
        var from = fields.find("unit_from");
        if (from.isEmpty()) {
            fields.find("units").ifPresent(units -> {
                throw units.says("expected the key unit_from beside it, found none");
            });
            return null;
        }
        var units = new LinkedHashMap<String, String>();
        for (var member : fields.require("units").fields().all()) {
            units.put(member.getKey(), DictionaryReader.commensurable(member.getValue(), quantity.unit()));
        }
        return new DeclaredUnit(path(from.get()), units);
    }

    private static ValueRange narrower(Entry entry, Quantity quantity) {
        var range = DictionaryReader.range(entry);
        if (!quantity.range().encloses(range)) {
            throw entry.says("expected a range within " + quantity.range().in(quantity.unit()) + ", found "
                    + range.in(quantity.unit()));
        }
        return range;
    }

    private static Source word(Quantity quantity, Entry entry) {
        var fields = entry.fields("from", "words", "required");
        var words = new LinkedHashMap<String, String>();
        for (var member : fields.get("words", given -> given.fields().all(), List.<Map.Entry<String, Entry>>of())) {
            if (!quantity.words().contains(member.getValue().text())) {
                throw member.getValue().expected("one of " + String.join(", ", quantity.words()));
            }
            words.put(member.getKey(), member.getValue().text());
        }
        return new Source(
                quantity,
                path(fields.require("from")),
                null,
                null,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                quantity.range(),
                words,
                fields.get("required", Entry::truth, false));
    }
}
