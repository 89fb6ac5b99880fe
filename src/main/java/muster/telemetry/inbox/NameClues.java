package muster.telemetry.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.catalog.Quantity;
import muster.catalog.Units;
import muster.telemetry.inbox.Suggestion.Clue;

/** What the name of a field says. */
final class NameClues {

    private static final Map<String, String> PHASES =
            Map.of("a", "l1", "b", "l2", "c", "l3", "1", "l1", "2", "l2", "3", "l3");
    private static final Map<String, String> SHORT = Map.of(
            "temp",
            "temperature",
            "tmp",
            "temperature",
            "hum",
            "humidity",
            "bat",
            "battery",
            "batt",
            "battery",
            "volt",
            "voltage",
            "curr",
            "current",
            "press",
            "pressure",
            "freq",
            "frequency",
            "lvl",
            "level");
    private static final Set<String> CURRENT = Set.of("current", "curr", "i");
    private static final Set<String> OF_A_PHASE =
            Set.of("voltage", "current", "act", "aprt", "power", "pf", "energy", "freq", "react");

    private final Evidence field;
    private final List<String> leaf;
    private final Set<String> all;
    private final Optional<String> hint;
    private final Optional<String> phase;
    private final List<Learned.Lesson> lessons;
    private final Set<String> wholes;

    NameClues(Evidence field, Learned learned) {
        this.field = field;
        var own = Names.leaf(field.path());
        this.leaf = Names.words(own);
        var isAmperes = isAmperes(own, leaf, field.siblings());
        this.phase = phase(isAmperes ? leaf.subList(0, leaf.size() - 1) : leaf);
        var isPhaseLast = phase.isPresent() && PHASES.containsKey(leaf.getLast());
        this.hint = isAmperes ? Optional.of("A") : UnitHints.in(leaf).filter(unit -> !isPhaseLast);
        var stem = Names.words(Names.stem(field.path()));
        this.all = new HashSet<>(leaf);
        all.addAll(stem);
        List.copyOf(all).forEach(word -> all.add(SHORT.getOrDefault(word, word)));
        this.lessons = lessons(learned);
        this.wholes = wholes(leaf, stem, hint.isPresent(), phase.isPresent());
    }

    /** {@code currentA} is in amperes, unless there is a {@code currentB}, which makes it a phase. */
    private static boolean isAmperes(String name, List<String> words, List<String> siblings) {
        return words.size() > 1
                && name.endsWith("A")
                && words.getLast().equals("a")
                && CURRENT.contains(words.get(words.size() - 2))
                && !siblings.contains(name.substring(0, name.length() - 1) + "B");
    }

    /** What is read from fields of this name, else of this name without its unit. */
    private List<Learned.Lesson> lessons(Learned learned) {
        var same = learned.called(String.join("", leaf));
        return same.isEmpty() && hint.isPresent()
                ? learned.called(String.join("", leaf.subList(0, leaf.size() - 1)))
                : same;
    }

    /** The unit that the name ends with. */
    Optional<String> hint() {
        return hint;
    }

    /** What packs read from fields of this name. */
    List<Learned.Lesson> lessons() {
        return lessons;
    }

    /** The name as one word: alone, after its parent's, without its unit and its phase. */
    private static Set<String> wholes(List<String> leaf, List<String> stem, boolean hasUnit, boolean hasPhase) {
        var plain = new ArrayList<>(leaf);
        if (hasPhase) {
            plain.removeIf(word -> PHASES.containsKey(word) || PHASES.containsValue(word));
        }
        var bare = hasUnit ? plain.subList(0, Math.max(1, plain.size() - 1)) : plain;
        var parent = stem.isEmpty() ? "" : stem.getLast();
        return Set.copyOf(new HashSet<>(Stream.of(
                        String.join("", leaf),
                        String.join("", plain),
                        String.join("", bare),
                        bare.stream()
                                .map(word -> SHORT.getOrDefault(word, word))
                                .collect(Collectors.joining()),
                        parent + String.join("", leaf),
                        parent + String.join("", bare))
                .toList()));
    }

    private static Optional<String> phase(List<String> words) {
        return words.stream()
                .filter(word -> PHASES.containsValue(word)
                        || (PHASES.containsKey(word) && words.stream().anyMatch(OF_A_PHASE::contains)))
                .map(word -> PHASES.getOrDefault(word, word))
                .findFirst();
    }

    /** None when the name has nothing to do with the quantity. */
    List<Clue> of(Quantity quantity) {
        var clues = new ArrayList<Clue>();
        fromPacks(quantity).ifPresent(clues::add);
        fromWords(quantity).ifPresent(clues::add);
        return clues;
    }

    private Optional<Clue> fromPacks(Quantity quantity) {
        var same = lessons.stream()
                .filter(lesson -> lesson.quantity().equals(quantity.name()))
                .toList();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        var own = same.stream()
                .filter(lesson -> lesson.maker().equals(field.maker()))
                .findFirst();
        var weight = 4.0 * same.size() / lessons.size() + (own.isPresent() ? 1.5 : 0);
        return Optional.of(Clue.of(
                "telemetry.inbox.clue.pack", weight, own.orElse(same.getFirst()).model()));
    }

    private Optional<Clue> fromWords(Quantity quantity) {
        var plain = quantity.name().replaceAll("_l[123]$", "");
        var isWhole = wholes.stream().anyMatch(whole -> isCalled(whole, plain));
        var isPart = leaf.stream().anyMatch(word -> isCalled(word, plain));
        var isContext = !isPart && all.stream().anyMatch(word -> isCalled(word, plain));
        var own = Names.words(plain);
        var share = 2.5 * own.stream().filter(all::contains).count() / own.size();
        var weight = (isWhole ? 4.0 : isPart ? 2.5 : isContext ? 1.0 : 0) + share;
        return weight < 1
                ? Optional.empty()
                : Optional.of(Clue.of("telemetry.inbox.clue.name", weight, Names.leaf(field.path())));
    }

    private static boolean isCalled(String word, String quantity) {
        var bare = word.replaceAll("(?<=[a-z]{2})\\d+$", "");
        return quantity.replace("_", "").equals(word)
                || Lexicon.of(word).contains(quantity)
                || Lexicon.of(bare).contains(quantity);
    }

    /** What speaks against it: another phase, another unit. */
    double malus(Quantity quantity) {
        var name = quantity.name();
        var itsPhase = name.matches(".*_l[123]") ? name.substring(name.length() - 2) : "";
        var wrongPhase = itsPhase.equals(phase.orElse("")) ? 0 : itsPhase.isEmpty() ? -1.5 : -4;
        var wrongUnit =
                hint.filter(unit -> !quantity.kind().isNumber() || !Units.areCommensurable(unit, quantity.unit()))
                                .isPresent()
                        ? -3
                        : 0;
        return wrongPhase + wrongUnit;
    }
}
