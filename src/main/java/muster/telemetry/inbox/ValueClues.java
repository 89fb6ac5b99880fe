package muster.telemetry.inbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import muster.catalog.Quantity;
import muster.catalog.Units;
import muster.catalog.ValueRange;
import muster.telemetry.inbox.Suggestion.Clue;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a field say of a quantity.
 *
 * @param unit in which they would be plausible; null for words
 */
record ValueClues(@Nullable String unit, String scale, String words, List<Clue> clues) {

    /** Where most values of a quantity lie, in its canonical unit; the dictionary's ranges are what is possible at all. */
    private static final Map<String, ValueRange> USUAL = Map.of(
            "air_temperature", new ValueRange(-30, 50),
            "battery_voltage", new ValueRange(1.5, 4.5),
            "battery_level", new ValueRange(5, 100),
            "air_pressure", new ValueRange(700, 1100),
            "voltage", new ValueRange(80, 480),
            "relative_humidity", new ValueRange(5, 100),
            "carbon_dioxide", new ValueRange(300, 5000),
            "link_quality", new ValueRange(0, 255),
            "signal_strength", new ValueRange(-130, -1));

    private static final List<String> SCALES = List.of("1", "0.1", "0.01", "0.001");

    /** Empty when values of this sort can never be the quantity. */
    static Optional<ValueClues> of(Quantity quantity, Evidence field, NameClues name) {
        if (!quantity.kind().isNumber()) {
            return field.mayBeWords() ? Optional.of(words(quantity, field)) : Optional.empty();
        }
        return field.isNumber() ? Optional.of(number(quantity, field, name)) : Optional.empty();
    }

    private static ValueClues words(Quantity quantity, Evidence field) {
        if (!field.samples().isEmpty() && quantity.words().containsAll(field.samples())) {
            var said = String.join(", ", field.samples());
            return new ValueClues(null, "1", "", List.of(Clue.of("telemetry.inbox.clue.words", 2.5, said)));
        }
        var isTruth = field.sorts().contains("truth");
        var isPair = quantity.words().size() == 2;
        var typed = isPair && (isTruth || field.isNumber()) ? pair(quantity, isTruth) : "";
        return new ValueClues(
                null,
                "1",
                typed,
                isTruth
                        ? List.of(Clue.of("telemetry.inbox.clue.truth", isPair ? 1.5 : 0.5))
                        : List.of(Clue.of("", -0.5)));
    }

    private static String pair(Quantity quantity, boolean isTruth) {
        return (isTruth ? "true=" : "1=")
                + quantity.words().getLast()
                + (isTruth ? ", false=" : ", 0=")
                + quantity.words().getFirst();
    }

    private static ValueClues number(Quantity quantity, Evidence field, NameClues name) {
        var lowest = Objects.requireNonNull(field.lowest());
        var highest = Objects.requireNonNull(field.highest());
        for (var scale : SCALES) {
            if (scale.equals("1") || (lowest % 1 == 0 && highest % 1 == 0)) {
                for (var unit : units(quantity, name, scale.equals("1"))) {
                    var low = in(quantity, lowest, scale, unit);
                    var high = in(quantity, highest, scale, unit);
                    if (quantity.range().contains(low) && quantity.range().contains(high)) {
                        return plausible(quantity, unit, scale, name, low, high);
                    }
                }
            }
        }
        return new ValueClues(quantity.unit(), "1", "", List.of(Clue.of("", -4)));
    }

    private static ValueClues plausible(
            Quantity quantity, String unit, String scale, NameClues name, double low, double high) {
        var clues = new ArrayList<Clue>();
        var usual = USUAL.get(quantity.name());
        var isUsual = usual != null && usual.contains(low) && usual.contains(high);
        var weight = (scale.equals("1") ? 1 : 0) + (isUsual ? 1 : usual != null ? -0.5 : 0);
        clues.add(
                Clue.of("telemetry.inbox.clue.range", weight, Units.plain(low), Units.display(high, quantity.unit())));
        name.hint()
                .filter(hint -> hint.equals(unit))
                .ifPresent(hint -> clues.add(Clue.of("telemetry.inbox.clue.unit", 2, Units.display(hint))));
        return new ValueClues(unit, scale, "", clues);
    }

    /** The unit in the name, the one that packs read such fields in, the canonical one, and what makers send instead. */
    private static List<String> units(Quantity quantity, NameClues name, boolean isPlain) {
        var learned = name.lessons().stream()
                .filter(lesson -> lesson.quantity().equals(quantity.name()) && lesson.unit() != null)
                .map(Learned.Lesson::unit);
        return Stream.of(
                        name.hint().stream(),
                        learned,
                        Stream.of(quantity.unit()),
                        isPlain ? quantity.confusions().stream() : Stream.<String>empty())
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .filter(unit -> Units.areCommensurable(unit, quantity.unit()))
                .distinct()
                .toList();
    }

    private static double in(Quantity quantity, double value, String scale, String unit) {
        return Units.conversion(unit, quantity.unit())
                .orElseThrow()
                .apply(new BigDecimal(scale).multiply(new BigDecimal(value)))
                .doubleValue();
    }
}
