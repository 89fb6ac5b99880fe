package muster.telemetry.ingest;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sees to it that there is a partition for each day that a message may be of, and that old days go. */
@Component
class Partitions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Partitions.class);
    private static final Actor ACTOR = Actor.system("partitions");
    private static final String CHECK_VIOLATION = "23514";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int DAYS_AHEAD = 4;

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;
    private volatile boolean running;

    Partitions(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /** Makes those that are missing, from the oldest day that a late message may be of to some days ahead. */
    void makeAll() {
        var now = clock.instant();
        var made = unlessHeld(() -> ActorContext.<Integer, RuntimeException>call(
                ACTOR,
                () -> jdbc.sql("select telemetry.make_partitions(:from, :to)")
                        .param("from", day(now.minus(SampleTime.LATE)))
                        .param("to", day(now).plusDays(DAYS_AHEAD))
                        .query(Integer.class)
                        .single()));
        if (made > 0) {
            log.info("Made room for telemetry; partitions added: {}", made);
        }
    }

    /** Lets go of the days that nobody wants to keep any longer. */
    void dropOld() {
        drop("raw", retention.raw());
        drop("rejected", retention.rejected());
        drop("observation", retention.observations());
        drop("hourly", retention.hourly());
    }

    /** Each in a transaction of its own: while one is waited for, none is held. */
    private void drop(String parent, Duration kept) {
        var dropped = 0;
        while (unlessHeld(() -> dropOldest(parent, kept)) > 0) {
            dropped++;
        }
        if (dropped > 0) {
            log.info(
                    "Let go of what telemetry.{} kept longer than {} days; partitions dropped: {}",
                    parent,
                    kept.toDays(),
                    dropped);
        }
    }

    private int dropOldest(String parent, Duration kept) {
        return jdbc.sql("select telemetry.drop_partitions(:parent, :day)")
                .param("parent", parent)
                .param("day", day(clock.instant().minus(kept)))
                .query(Integer.class)
                .single();
    }

    /** Who reads for long (a backup) holds the table; to wait would hold up every batch behind it. */
    private static int unlessHeld(Supplier<Integer> work) {
        try {
            return work.get();
        } catch (DataAccessException failure) {
            if (!hasState(failure, LOCK_NOT_AVAILABLE, "")) {
                throw failure;
            }
            log.info("Somebody reads telemetry for long; its partitions are seen to later");
            return 0;
        }
    }

    /** Whether a write failed because there is no partition for one of its rows. */
    boolean areMissing(Throwable failure) {
        return hasState(failure, CHECK_VIOLATION, "no partition of relation");
    }

    private static boolean hasState(Throwable failure, String state, String words) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLException refused
                        && state.equals(refused.getSQLState())
                        && String.valueOf(refused.getMessage()).contains(words));
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public void start() {
        makeAll();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the bridge hears its first message. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 500;
    }
}
