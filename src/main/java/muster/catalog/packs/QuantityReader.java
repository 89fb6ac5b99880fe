package muster.catalog.packs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.catalog.Quantity;
import muster.catalog.QuantityKind;
import muster.catalog.Units;
import muster.catalog.ValueRange;
import org.jspecify.annotations.Nullable;

/** Reads one quantity, of the dictionary or of a pack. */
final class QuantityReader {

    static final String NAME = "[a-z][a-z0-9_]{0,39}";

    private static final List<String> OF_NUMBERS = List.of("label", "kind", "unit", "range", "confusions");
    private static final List<String> OF_WORDS = List.of("label", "kind", "words");

    private final Map<String, List<String>> vocabularies;
    private final boolean isPack;

    /** @param isPack true when the label stands beside it; the dictionary's labels are in the messages */
    QuantityReader(Map<String, List<String>> vocabularies, boolean isPack) {
        this.vocabularies = vocabularies;
        this.isPack = isPack;
    }

    Quantity read(String name, Entry entry) {
        var fields = entry.fields("label", "kind", "unit", "range", "confusions", "words");
        var label = isPack ? ModelReader.sentence(fields.require("label")) : noLabel(fields);
        var kind = fields.require("kind").in("measure, counter, state or event", QuantityReader::kind);
        return kind.isNumber() ? number(name, label, kind, fields) : words(name, label, kind, fields);
    }

    private static @Nullable String noLabel(Fields fields) {
        fields.find("label").ifPresent(label -> {
            throw label.says("expected the label in messages/catalog.properties, found it here");
        });
        return null;
    }

    private static Optional<QuantityKind> kind(String text) {
        return List.of(QuantityKind.values()).stream()
                .filter(kind -> kind.word().equals(text))
                .findFirst();
    }

    private Quantity number(String name, @Nullable String label, QuantityKind kind, Fields fields) {
        fields.refuseOthers(isPack ? OF_NUMBERS : OF_NUMBERS.subList(1, OF_NUMBERS.size()));
        var unit = unit(fields.require("unit"));
        var confusions = fields.items("confusions").stream()
                .map(entry -> commensurable(entry, unit))
                .toList();
        return new Quantity(name, label, kind, unit, range(fields.require("range")), confusions, List.of());
    }

    private Quantity words(String name, @Nullable String label, QuantityKind kind, Fields fields) {
        fields.refuseOthers(isPack ? OF_WORDS : OF_WORDS.subList(1, OF_WORDS.size()));
        var given = fields.require("words");
        var words = given.isList()
                ? list(given)
                : given.in(
                        "a list of words"
                                + (vocabularies.isEmpty()
                                        ? ""
                                        : " or one of " + String.join(", ", vocabularies.keySet())),
                        text -> Optional.ofNullable(vocabularies.get(text)));
        return new Quantity(name, label, kind, "1", new ValueRange(0, words.size() - 1), List.of(), words);
    }

    static List<String> list(Entry entry) {
        var words = entry.someItems().stream()
                .map(word -> word.matching(NAME, "a word such as half_open"))
                .toList();
        if (words.stream().distinct().count() < words.size()) {
            throw entry.says("expected each word once, found one a second time");
        }
        return words;
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
