package muster.telemetry.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.telemetry.lessons.FieldDecision;
import muster.telemetry.lessons.LessonBook;
import muster.telemetry.lessons.Lessons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads history again because of a decision, some batches to a transaction, with the mark of how far it came: whoever
 * is killed goes on from there. What is read by a decision has series of its own, so nothing is ever overwritten.
 */
@Service
public class Rereading {

    static final int BATCHES_AT_ONCE = 40;

    private record Job(String revision, String model, Instant until, String mark, int markId) {}

    private record Step(boolean more, Map<SeriesKey, Integer> numbers, Collection<Row.Hour> hours) {

        static final Step NOTHING = new Step(false, Map.of(), List.of());
        static final Step NEXT = new Step(true, Map.of(), List.of());
    }

    private final JdbcClient jdbc;
    private final RawHistory history;
    private final Again again;
    private final LessonBook lessons;
    private final RereadingWriter writer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rereading(
            JdbcClient jdbc,
            RawHistory history,
            Again again,
            LessonBook lessons,
            RereadingWriter writer,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.again = again;
        this.lessons = lessons;
        this.writer = writer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Notes, in the transaction of a decision, that history has to be read by it. How much that is is counted afterwards:
     * while a decision is written, no message is taken in.
     */
    public void start(FieldDecision decision) {
        jdbc.sql("""
                insert into telemetry.rereading (revision, field_id, until, total, started_by, started_at)
                select :revision, :field, coalesce(max(received_at), :now), 0, :by, :now from telemetry.raw
                """)
                .param("revision", decision.revision())
                .param("field", decision.fieldId())
                .param("by", decision.decidedBy())
                .param("now", decision.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Goes on until nothing is left to be read. */
    public void finish() {
        while (goOn()) {
            // there is more
        }
    }

    /** Reads some more of what has to be read; false when nothing is left. */
    public boolean goOn() {
        var step = Objects.requireNonNull(
                transaction.execute(status -> job().map(this::read).orElse(Step.NOTHING)));
        writer.remember(step.numbers(), step.hours());
        return step.more();
    }

    private Optional<Job> job() {
        return jdbc.sql("""
                select r.revision, d.model, r.until, r.mark_at::text as mark, r.mark_id
                from telemetry.rereading r join telemetry.field_decision d on d.field_id = r.field_id
                where r.finished_at is null order by r.started_at, r.revision limit 1 for update of r skip locked
                """)
                .query((row, number) -> new Job(
                        row.getString("revision"),
                        row.getString("model"),
                        row.getTimestamp("until").toInstant(),
                        row.getString("mark"),
                        row.getInt("mark_id")))
                .optional();
    }

    private Step read(Job job) {
        var held = lessons.held();
        if (!held.has(job.revision())) {
            jdbc.sql("update telemetry.rereading set finished_at = :now, outdated = true where revision = :revision")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("revision", job.revision())
                    .update();
            return Step.NEXT;
        }
        var batches = history.after(job.mark(), job.markId(), job.until(), BATCHES_AT_ONCE);
        var numbers = new HashMap<SeriesKey, Integer>();
        var hours = new ArrayList<Row.Hour>();
        int added = 0;
        int refused = 0;
        for (var batch : batches) {
            var written = writer.write(values(batch, job, held), batch.id(), clock.instant());
            refused += written.refused();
            added += written.added();
            numbers.putAll(written.numbers());
            hours.addAll(written.hours());
        }
        note(job, batches, added, refused);
        return new Step(true, numbers, hours);
    }

    private RereadingWriter.Found values(RawHistory.Batch batch, Job job, Lessons held) {
        var kept = batch.messages();
        var devices = again.devices(kept, job.model());
        var messages = again.read(kept, devices, held);
        return RereadingWriter.Found.of(messages, held.lesson(job.revision()));
    }

    private void note(Job job, List<RawHistory.Batch> batches, int added, int refused) {
        boolean isLast = batches.size() < BATCHES_AT_ONCE;
        jdbc.sql("""
                update telemetry.rereading
                set mark_at = :mark::timestamptz, mark_id = :id, done = done + :done, added = added + :added,
                    refused = refused + :refused, finished_at = :finished::timestamptz,
                    total = case when total > 0 then total
                                 else (select count(*) from telemetry.raw where received_at <= until) end
                where revision = :revision
                """)
                .param(
                        "mark",
                        batches.isEmpty() ? job.mark() : batches.getLast().mark())
                .param(
                        "id",
                        batches.isEmpty() ? job.markId() : batches.getLast().id())
                .param("done", batches.size())
                .param("added", added)
                .param("refused", refused)
                .param("finished", isLast ? clock.instant().toString() : null)
                .param("revision", job.revision())
                .update();
    }
}
