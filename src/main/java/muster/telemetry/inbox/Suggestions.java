package muster.telemetry.inbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.Dictionary;
import muster.catalog.Quantity;
import muster.telemetry.inbox.Suggestion.Clue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Guesses what a field may be, from its name, its values and what stands beside it. Pure: the same field, the same guess. */
@Component
public class Suggestions {

    private static final int MOST = 6;

    private final Dictionary dictionary;
    private final Learned learned;

    @Autowired
    Suggestions(DeviceModels models) {
        this(models.dictionary(), models.all());
    }

    /** Learns from these models alone. */
    Suggestions(Dictionary dictionary, Collection<DeviceModel> models) {
        this.dictionary = dictionary;
        this.learned = new Learned(models);
    }

    /** The likeliest first; none when the name says nothing to anybody. */
    public List<Suggestion> of(Evidence field) {
        var name = new NameClues(field, learned);
        return dictionary.all().stream()
                .flatMap(quantity -> suggestion(quantity, field, name).stream())
                .filter(suggestion -> suggestion.score() > 0)
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed())
                .limit(MOST)
                .toList();
    }

    private static Optional<Suggestion> suggestion(Quantity quantity, Evidence field, NameClues name) {
        var named = name.of(quantity);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return ValueClues.of(quantity, field, name).map(values -> {
            var beside = Neighbours.clue(quantity, field);
            var clues = Stream.of(named.stream(), values.clues().stream(), beside.stream())
                    .flatMap(each -> each)
                    .sorted(Comparator.comparingDouble(Clue::weight).reversed())
                    .toList();
            var score = clues.stream().mapToDouble(Clue::weight).sum() + name.malus(quantity);
            return new Suggestion(
                    quantity,
                    values.unit(),
                    values.scale(),
                    values.words(),
                    "",
                    score,
                    clues.stream().filter(clue -> !clue.key().isEmpty()).toList());
        });
    }
}
