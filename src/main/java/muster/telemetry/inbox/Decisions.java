package muster.telemetry.inbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import muster.access.Actor;
import muster.catalog.DeviceModels;
import muster.catalog.FirmwareRange;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.Outdated;
import muster.shared.Refused;
import muster.telemetry.ingest.Rereading;
import muster.telemetry.lessons.FieldDecision;
import muster.telemetry.lessons.FieldDecisions;
import muster.telemetry.lessons.FieldId;
import muster.telemetry.lessons.Lesson;
import muster.telemetry.lessons.LessonBook;
import muster.telemetry.lessons.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes decisions about unknown fields, one at a time. */
@Service
public class Decisions {

    private final FieldDecisions decisions;
    private final UnknownFieldList fields;
    private final LessonBook book;
    private final Rereading rereading;
    private final PackKnowledge packs;
    private final DeviceModels models;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Decisions(
            FieldDecisions decisions,
            UnknownFieldList fields,
            LessonBook book,
            Rereading rereading,
            PackKnowledge packs,
            DeviceModels models,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.decisions = decisions;
        this.fields = fields;
        this.book = book;
        this.rereading = rereading;
        this.packs = packs;
        this.models = models;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * It is this quantity: new messages are read so from now on, and those that are kept are read again.
     *
     * @param seen the version that the person saw; 0 before the first decision
     * @throws Invalid where the candidate cannot be
     * @throws Outdated when somebody else decided meanwhile
     */
    @Transactional
    public void accept(FieldId id, Candidate candidate, String reason, int seen, Actor actor) {
        var field = begin(id, seen);
        var lesson = candidate.lesson(field, models.dictionary(), FieldDecision.revision(id, seen));
        packs.refuse(field, lesson);
        refuseTwin(field, lesson);
        var source = Objects.requireNonNull(lesson.source());
        var saved =
                save(field, seen, Verdict.ACCEPTED, candidate, source.quantity().name(), source.unit(), reason, actor);
        rereading.start(saved);
    }

    /** Nobody wants it. */
    @Transactional
    public void ignore(FieldId id, Candidate candidate, String reason, int seen, Actor actor) {
        var field = begin(id, seen);
        save(field, seen, Verdict.IGNORED, candidate, null, null, reason, actor);
    }

    /** What was decided holds no longer: what was read by it is no longer shown, and the field is unknown again. */
    @Transactional
    public void withdraw(FieldId id, String reason, int seen, Actor actor) {
        var field = begin(id, seen);
        var before = decisions.findById(id.value()).orElseThrow(NotFound::new);
        if (before.isWithdrawn()) {
            throw new Refused("telemetry.inbox.withdrawn-already");
        }
        save(field, seen, Verdict.WITHDRAWN, Candidate.of(before), null, null, reason, actor);
    }

    private UnknownFieldRow begin(FieldId id, int seen) {
        book.open();
        var field = fields.find(id).orElseThrow(NotFound::new);
        var newest = decisions.findById(id.value()).map(FieldDecision::version).orElse(0);
        Outdated.refuse(seen, newest);
        if (field.decidedBy() != null && !field.decidedBy().equals(id)) {
            throw new Refused("telemetry.inbox.covered");
        }
        return field;
    }

    private FieldDecision save(
            UnknownFieldRow field,
            int seen,
            Verdict verdict,
            Candidate candidate,
            @Nullable String quantity,
            @Nullable String unit,
            String reason,
            Actor actor) {
        var before = decisions.findById(field.id().value()).orElse(null);
        var isTaught = verdict == Verdict.ACCEPTED;
        var after = decisions.save(new FieldDecision(
                field.id().value(),
                field.model(),
                field.path(),
                candidate.range().toString(),
                verdict,
                quantity,
                isTaught ? candidate.channel() : "",
                unit,
                isTaught ? candidate.factor() : BigDecimal.ONE,
                isTaught ? candidate.offset() : BigDecimal.ZERO,
                isTaught ? candidate.words() : "",
                reason,
                FieldDecision.revision(field.id(), seen),
                actor.name(),
                clock.instant(),
                seen));
        if (before != null && before.isAccepted()) {
            jdbc.sql("select telemetry.supersede(:mapping)")
                    .param("mapping", before.revision())
                    .query(Integer.class)
                    .single();
        }
        cover(field, after);
        events.publishEvent(FieldDecided.of(actor.by(), before, after));
        return after;
    }

    /** Two lessons of one model that would read the same quantity, or the same place, cannot both hold. */
    private void refuseTwin(UnknownFieldRow field, Lesson lesson) {
        var source = Objects.requireNonNull(lesson.source());
        decisions.findAll().stream()
                .filter(other -> !other.fieldId().equals(field.id().value())
                        && other.model().equals(field.model()))
                .flatMap(other -> Lesson.of(other, models.dictionary()).stream())
                .filter(other -> other.firmware().overlaps(lesson.firmware()))
                .forEach(other -> {
                    if (other.path().equals(lesson.path())) {
                        throw new Invalid("firmware", "telemetry.inbox.firmware-twin");
                    }
                    var theirs = other.source();
                    if (theirs != null
                            && theirs.quantity().equals(source.quantity())
                            && Objects.equals(theirs.channel(), source.channel())) {
                        throw new Invalid(
                                "quantity",
                                "telemetry.inbox.quantity-taught",
                                other.path().toString());
                    }
                });
    }

    /** The same field of other firmware in the range is decided with it. */
    private void cover(UnknownFieldRow field, FieldDecision decision) {
        var range = FirmwareRange.of(decision.firmware());
        var model = models.find(field.key()).orElseThrow(NotFound::new);
        for (var row : fields.of(field.model(), field.path())) {
            var isMine = field.id().equals(row.decidedBy()) || row.decidedBy() == null;
            var fits = row.id().equals(field.id())
                    || range.holdsFor(model.versionOf(row.firmware()).orElse(null));
            if (isMine) {
                decide(row.id(), fits && !decision.isWithdrawn() ? field.id().value() : null);
            }
        }
    }

    private void decide(FieldId field, @Nullable UUID by) {
        jdbc.sql("update telemetry.unknown_field set decided_by = :by where id = :id")
                .param("by", by)
                .param("id", field.value())
                .update();
    }
}
