package muster.telemetry.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.shared.DatabaseAway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks each second whether sightings of unknown fields have waited long enough for a batch that takes them along, and
 * writes them. Each instance of Muster writes what it gathered itself, so this is no work to be shared out.
 */
@Component
class SightingsWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SightingsWriter.class);
    private static final Actor ACTOR = Actor.system("telemetry");
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final UnknownFields unknown;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable Thread writer;
    /** Of the one thread. */
    private boolean isTold;

    SightingsWriter(UnknownFields unknown, TransactionTemplate transaction, Clock clock) {
        this.unknown = unknown;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("sightings").unstarted(this::keepWriting);
        writer = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = writer;
        writer = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    private void keepWriting() {
        try {
            while (isRunning()) {
                write();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be written, as while the database is away, goes on waiting. */
    private void write() {
        try {
            if (unknown.hasWaitedLongEnough(clock.instant())) {
                var noted = ActorContext.<UnknownFields.Noted, RuntimeException>call(
                        ACTOR,
                        () -> Objects.requireNonNull(
                                transaction.execute(status -> unknown.noteWaiting(clock.instant()))));
                unknown.remember(noted, clock.instant());
                isTold = false;
            }
        } catch (RuntimeException failure) {
            // that the database is away is said already
            var isNews = !isTold && !DatabaseAway.isReasonOf(failure);
            isTold |= isNews;
            LOG.atLevel(isNews ? Level.ERROR : Level.DEBUG)
                    .setCause(failure)
                    .log("Sightings of unknown fields cannot be written; they wait, and this is said once");
        }
    }
}
