package muster.catalog.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import muster.catalog.Dictionary;
import muster.catalog.Quantity;
import muster.catalog.QuantityKind;
import muster.catalog.Units;
import muster.catalog.ValueRange;

/** Reads the dictionary file. */
final class DictionaryReader {

    private DictionaryReader() {}

    static Dictionary read(PackText file) {
        var top = PackYaml.read(file).fields("kinds", "quantities");
        var kinds = top.require("kinds").someItems().stream()
                .map(kind -> kind.matching("[A-Z][A-Z_]{0,39}", "a kind such as CLIMATE_SENSOR"))
                .toList();
        var quantities = new ArrayList<Quantity>();
        for (var member : top.require("quantities").fields().all()) {
            quantities.add(quantity(member.getKey(), member.getValue()));
        }
        return new Dictionary(quantities, kinds);
    }

    private static Quantity quantity(String name, Entry entry) {
        if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
            throw entry.says("expected a name such as air_temperature");
        }
        var fields = entry.fields("kind", "unit", "range", "confusions", "words");
        var kind = fields.require("kind").in("measure, counter, state or event", DictionaryReader::kind);
        return kind.isNumber() ? number(name, kind, fields) : words(name, kind, fields);
    }

    private static Optional<QuantityKind> kind(String text) {
        return List.of(QuantityKind.values()).stream()
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Quantity number(String name, QuantityKind kind, Fields fields) {
        fields.refuseOthers(List.of("kind", "unit", "range", "confusions"));
        var unit = unit(fields.require("unit"));
        var confusions = fields.items("confusions").stream()
                .map(entry -> commensurable(entry, unit))
                .toList();
        return new Quantity(name, kind, unit, range(fields.require("range")), confusions, List.of());
    }

    private static Quantity words(String name, QuantityKind kind, Fields fields) {
        fields.refuseOthers(List.of("kind", "words"));
        var words = fields.require("words").someItems().stream()
                .map(entry -> entry.matching("[a-z][a-z0-9_]{0,39}", "a word such as half_open"))
                .toList();
        return new Quantity(name, kind, "1", new ValueRange(0, words.size() - 1), List.of(), words);
    }

    static ValueRange range(Entry entry) {
        var ends = entry.items();
        if (ends.size() != 2) {
            throw entry.says("expected a lowest and a highest value such as [-40, 85]");
        }
        var lowest = ends.get(0).number().doubleValue();
        var highest = ends.get(1).number().doubleValue();
        if (lowest > highest) {
            throw entry.says("expected the lowest value first, found " + lowest + " before " + highest);
        }
        return new ValueRange(lowest, highest);
    }

    static String unit(Entry entry) {
        return entry.in(
                "a UCUM unit such as Cel, [degF] or kW.h",
                text -> Optional.of(text).filter(Units::isUnit));
    }

    static String commensurable(Entry entry, String with) {
        var unit = unit(entry);
        if (!Units.areCommensurable(unit, with)) {
            throw entry.expected("a unit that can be converted to " + with);
        }
        return unit;
    }
}
