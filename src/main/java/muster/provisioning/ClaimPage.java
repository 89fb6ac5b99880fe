package muster.provisioning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import muster.assets.Place;
import muster.shared.ActivationId;
import muster.shared.JobId;
import org.jspecify.annotations.Nullable;

/** What a scanned label leads to. Looking changes nothing. */
public sealed interface ClaimPage {

    /** The unit in the hand: no more than the label itself tells. */
    record Unit(String maker, String model, String picture, String serialTail) {}

    /** A position of a job that the unit could fill. */
    record Choice(JobId job, int number, Place place) {

        /** What the form sends. */
        public String value() {
            return job + "/" + place.position();
        }
    }

    /** Ready to be claimed. First stand positions that expect what it measures, those of today's jobs before others. */
    record Ready(String code, Unit unit, List<Choice> choices) implements ClaimPage {

        /** The choices of each job together, the job of the likeliest first. */
        public List<Group> groups() {
            return choices.stream()
                    .collect(Collectors.groupingBy(Choice::job, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(Group::new)
                    .toList();
        }

        /** The one that the unit must be meant for; null where a person has to choose. */
        public @Nullable String only() {
            return choices.size() == 1 ? choices.getFirst().value() : null;
        }
    }

    /** Choices of one job, which is at one site. */
    record Group(List<Choice> choices) {

        public int number() {
            return choices.getFirst().number();
        }

        public Place place() {
            return choices.getFirst().place();
        }
    }

    /** Claimed already by the person's own side. */
    record Claimed(ActivationId activation) implements ClaimPage {}

    /** It cannot be claimed here and now. */
    record Closed(Problem problem, @Nullable Unit unit) implements ClaimPage {}
}
