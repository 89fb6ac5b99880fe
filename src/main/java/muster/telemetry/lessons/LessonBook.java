package muster.telemetry.lessons;

import muster.catalog.DeviceModels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the lessons at hand and notices when there are others. Whoever decides waits for the batches that began
 * before, and later batches see what was decided: so a message is read by it when it comes, or when history is read
 * again, and never falls between.
 */
@Component
public class LessonBook {

    /** Who holds the book holds this lock together with others; a lock on its row would be a write for every batch. */
    private static final String LOCK = "hashtext('telemetry.lesson_book')";

    private final JdbcClient jdbc;
    private final FieldDecisions decisions;
    private final DeviceModels models;
    private volatile Lessons known = Lessons.NONE;

    LessonBook(JdbcClient jdbc, FieldDecisions decisions, DeviceModels models) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.models = models;
    }

    /** The lessons of now, which nobody changes before the transaction ends. */
    public Lessons held() {
        // a statement of its own: the next one sees what was decided while this one waited
        lock("pg_advisory_xact_lock_shared");
        return seen();
    }

    /** The lessons of now, for a look. */
    public Lessons seen() {
        return lessons(jdbc.sql("select version from telemetry.lesson_book")
                .query(Long.class)
                .single());
    }

    /** Waits for those who hold the lessons, and lets nobody hold them before the transaction ends. */
    public void open() {
        lock("pg_advisory_xact_lock");
        jdbc.sql("update telemetry.lesson_book set version = version + 1").update();
    }

    private void lock(String function) {
        jdbc.sql("select " + function + "(" + LOCK + ")::text")
                .query(String.class)
                .single();
    }

    private Lessons lessons(long version) {
        var here = known;
        if (here.version() != version) {
            here = new Lessons(
                    version,
                    decisions.findAll().stream()
                            .flatMap(decision -> Lesson.of(decision, models.dictionary()).stream())
                            .toList());
            known = here;
        }
        return here;
    }
}
