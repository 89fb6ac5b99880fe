package muster.access;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing. From the last failure that a {@link Budget} allows on a door is closed, 15 seconds at first and
 * twice as long each time, at most five minutes: longer would hand everybody a way to lock others out.
 */
@Service
public class Throttle {

    private static final String COUNT = """
            insert into access.throttle as t (key, failures, since) values (:key, 1, :now)
            on conflict (key) do update set (failures, since, closed_until) = (
                select case when forgotten then 1 else t.failures + 1 end,
                       case when forgotten then :now else t.since end,
                       case when not forgotten and t.failures + 1 >= :free
                            then :now + least(15 * 2 ^ least(t.failures + 1 - :free, 10), 300) * interval '1 second' end
                from (select coalesce(t.closed_until + interval '10 minutes', t.since + :within * interval '1 second')
                             < :now as forgotten) as past)
            where t.closed_until is null or t.closed_until <= :now
            returning failures, closed_until
            """;

    private static final String TAKE_BACK = """
            with less as (
                update access.throttle
                set failures = failures - 1, closed_until = case when failures > :free then closed_until end
                where key = :key and failures > 1 returning key)
            delete from access.throttle where key = :key and not exists (select from less)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Throttle(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Is this door open?
     *
     * @throws TooMany while it is closed
     */
    @Transactional(readOnly = true)
    public void check(String key) {
        var wait = waitFor(key);
        if (wait.isPositive()) {
            throw new TooMany(wait);
        }
    }

    private Duration waitFor(String key) {
        var now = clock.instant();
        return jdbc.sql("select closed_until from access.throttle where key = :key and closed_until > :now")
                .param("key", key)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .map(until -> Duration.between(now, until).plusMillis(999))
                .orElse(Duration.ZERO);
    }

    /** Counts a failure at a door that opens at once, whatever becomes of the transaction round it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String key, By by) {
        count(Budget.of(key)).ifPresent(counted -> notice(counted, by));
    }

    /**
     * Counts an attempt as a failure before it is made, so that no number of attempts at one time gets past a budget.
     *
     * @throws TooMany while one of the doors is closed; then nothing is counted
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Attempt begin(By by, Budget... budgets) {
        return new Attempt(
                by,
                Stream.of(budgets)
                        .map(budget -> count(budget).orElseThrow(() -> new TooMany(waitFor(budget.key()))))
                        .toList());
    }

    /** It was a failure indeed: what was counted stays. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(Attempt attempt) {
        attempt.counted().forEach(counted -> notice(counted, attempt.by()));
    }

    /** It was the right person: one's own doors forget everything, the others just this attempt. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(Attempt attempt) {
        attempt.counted().stream().map(Attempt.Counted::budget).forEach(budget -> {
            if (budget.isOnesOwn()) {
                succeeded(budget.key());
            } else {
                takeBack(budget);
            }
        });
    }

    /** Nothing was tried after all. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void dropped(Attempt attempt) {
        attempt.counted().stream().map(Attempt.Counted::budget).forEach(this::takeBack);
    }

    /** It was the right person after all. */
    @Transactional
    public void succeeded(String key) {
        jdbc.sql("delete from access.throttle where key = :key")
                .param("key", key)
                .update();
    }

    /** Empty where the door is closed already. */
    private Optional<Attempt.Counted> count(Budget budget) {
        return jdbc.sql(COUNT)
                .param("key", budget.key())
                .param("free", budget.free())
                .param("within", budget.within().toSeconds())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Attempt.Counted(
                        budget, row.getInt("failures"), instantOf(row.getTimestamp("closed_until"))))
                .optional();
    }

    private void notice(Attempt.Counted counted, By by) {
        var now = clock.instant();
        if (counted.closedUntil() != null) {
            events.publishEvent(noticed(counted.budget().key(), by, now, counted.failures(), counted.closedUntil()));
        } else if (counted.failures() == 1) {
            forget(now.minus(Duration.ofDays(1)));
        }
    }

    private void takeBack(Budget budget) {
        jdbc.sql(TAKE_BACK)
                .param("key", budget.key())
                .param("free", budget.free())
                .update();
    }

    private void forget(Instant before) {
        jdbc.sql("delete from access.throttle where greatest(closed_until, since) < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static GuessingNoticed noticed(String key, By by, Instant now, int failures, Instant until) {
        var door = new Subject("door", UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), key);
        var values = Map.of("failures", Integer.toString(failures), "closed-until", until.toString());
        return new GuessingNoticed(key, by, now, List.of(Change.of("guessing.noticed", door, values)));
    }

    private static @Nullable Instant instantOf(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
