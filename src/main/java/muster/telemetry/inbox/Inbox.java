package muster.telemetry.inbox;

import java.util.List;
import java.util.Optional;
import muster.catalog.DeviceModels;
import muster.catalog.Quantity;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.telemetry.ingest.DryRun;
import muster.telemetry.lessons.FieldDecision;
import muster.telemetry.lessons.FieldDecisions;
import muster.telemetry.lessons.FieldId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work list of fields that nobody taught Muster. */
@Service
@Transactional(readOnly = true)
public class Inbox {

    private final UnknownFieldList fields;
    private final FieldDecisions decisions;
    private final Suggestions suggestions;
    private final PackKnowledge packs;
    private final Rereadings rereadings;
    private final DryRun dryRun;
    private final Spots spots;
    private final DeviceModels models;

    Inbox(
            UnknownFieldList fields,
            FieldDecisions decisions,
            Suggestions suggestions,
            PackKnowledge packs,
            Rereadings rereadings,
            DryRun dryRun,
            Spots spots,
            DeviceModels models) {
        this.fields = fields;
        this.decisions = decisions;
        this.suggestions = suggestions;
        this.packs = packs;
        this.rereadings = rereadings;
        this.dryRun = dryRun;
        this.spots = spots;
        this.models = models;
    }

    /**
     * A field in the list.
     *
     * @param first what it is most likely; null when nobody can guess
     * @param decision null while there is none
     * @param known true when the pack knows it by now
     */
    public record Row(
            UnknownFieldRow field,
            @Nullable Suggestion first,
            @Nullable FieldDecision decision,
            boolean known) {}

    /**
     * A field by itself.
     *
     * @param beyondRecall whether something that the decision read is older than every message that is kept
     */
    public record View(
            UnknownFieldRow field,
            List<Suggestion> suggestions,
            @Nullable FieldDecision decision,
            boolean known,
            @Nullable RereadingRow rereading,
            @Nullable String line,
            boolean beyondRecall) {

        public int version() {
            return decision == null ? 0 : decision.version();
        }

        public boolean isDecided() {
            return decision != null && !decision.isWithdrawn();
        }
    }

    /** A line of a dry run with the names that people know. */
    public record Would(DryRun.Line line, Spots.Spot spot, Quantity quantity) {}

    /** What a dry run found. */
    public record Trial(DryRun.Found found, List<Would> lines) {}

    public List<Row> rows(InboxFilter filter, int most, int skip) {
        return fields.rows(filter, most, skip).stream()
                .map(field -> new Row(
                        field,
                        guesses(field).stream().findFirst().orElse(null),
                        decisions.findById(field.id().value()).orElse(null),
                        packs.knows(field)))
                .toList();
    }

    public int count(InboxFilter filter) {
        return fields.count(filter);
    }

    /** Models of which something is, or was, unknown. */
    public List<String> models() {
        return fields.models();
    }

    public List<RereadingRow> rereadings() {
        return rereadings.lately();
    }

    /** What a device says that nobody taught Muster. */
    public List<UnknownFieldRow> of(DeviceId device) {
        return fields.openOf(device);
    }

    /** A field; of one that another decision covers, {@link UnknownFieldRow#decidedBy} says which. */
    public View field(FieldId id) {
        var field = fields.find(id).orElseThrow(NotFound::new);
        var decision = decisions.findById(id.value()).orElse(null);
        return new View(
                field,
                guesses(field),
                decision,
                packs.knows(field),
                rereadings.newest(id).orElse(null),
                PackLine.of(decision).orElse(null),
                decision != null && decision.isAccepted() && rereadings.isBeyondRecall(decision.revision()));
    }

    /** A device says each quantity once: what the pack reads from another field is suggested for a channel of its own. */
    private List<Suggestion> guesses(UnknownFieldRow field) {
        var taken = packs.taken(field);
        var channel = Names.channel(field.path());
        return suggestions.of(Evidence.of(field)).stream()
                .map(guess -> taken.contains(guess.quantity().name()) ? guess.onChannel(channel) : guess)
                .toList();
    }

    /** What a person starts from: what is decided, or what is likely. */
    public Candidate start(View view) {
        var decision = view.decision();
        var range = packs.range(view.field()).toString();
        if (decision != null && decision.isAccepted()) {
            return Candidate.of(decision);
        }
        return view.suggestions().stream()
                .findFirst()
                .map(suggestion -> Candidate.of(suggestion, range))
                .orElse(new Candidate("", "", "", "1", "0", "", range));
    }

    /**
     * What the candidate would make of the messages that are kept.
     *
     * @throws muster.shared.Invalid where the candidate cannot be
     */
    public Trial trial(View view, Candidate candidate) {
        var lesson = candidate.lesson(view.field(), models.dictionary(), "candidate");
        packs.refuse(view.field(), lesson);
        var found = dryRun.of(lesson);
        var names = spots.of(found.lines());
        return new Trial(
                found,
                found.lines().stream()
                        .map(line -> new Would(
                                line,
                                names.of(line),
                                Optional.ofNullable(lesson.source())
                                        .orElseThrow()
                                        .quantity()))
                        .toList());
    }
}
