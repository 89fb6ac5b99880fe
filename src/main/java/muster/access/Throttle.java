package muster.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
 * Slows down guessing. From the fifth failure within a minute a key is closed, 15 seconds at first and twice as long
 * each time, at most five minutes: longer would hand everybody a way to lock others out.
 */
@Service
public class Throttle {

    private static final String COUNT = """
            insert into access.throttle as t (key, failures, since) values (:key, 1, :now)
            on conflict (key) do update set (failures, since, closed_until) = (
                select case when forgotten then 1 else t.failures + 1 end,
                       case when forgotten then :now else t.since end,
                       case when not forgotten and t.failures >= 4
                            then :now + least(15 * 2 ^ least(t.failures - 4, 10), 300) * interval '1 second' end
                from (select coalesce(t.closed_until + interval '10 minutes', t.since + interval '1 minute') < :now
                             as forgotten) as past)
            returning failures, closed_until
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Throttle(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The key of a network address; the 2^64 addresses of an IPv6 network count as one. */
    public static String addressKey(@Nullable String address) {
        var known = address == null ? "unknown" : address;
        return "address:" + (known.contains(":") ? networkOf(known) : known);
    }

    private static String networkOf(String address) {
        try {
            var network = InetAddress.ofLiteral(address);
            return network instanceof Inet6Address
                    ? HexFormat.of().formatHex(network.getAddress(), 0, 8)
                    : network.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            // a proxy's word is taken as it comes
            return address;
        }
    }

    /**
     * Is this door open?
     *
     * @throws TooMany while it is closed
     */
    @Transactional(readOnly = true)
    public void check(String key) {
        var now = clock.instant();
        var closedUntil = jdbc.sql("select closed_until from access.throttle where key = :key and closed_until > :now")
                .param("key", key)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
        if (closedUntil.isPresent()) {
            throw new TooMany(Duration.between(now, closedUntil.get()).plusMillis(999));
        }
    }

    /** Counts a failure, whatever becomes of the transaction round it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String key, By by) {
        var now = clock.instant();
        var standing = jdbc.sql(COUNT)
                .param("key", key)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Standing(
                        row.getInt("failures"),
                        row.getTimestamp("closed_until") == null
                                ? null
                                : row.getTimestamp("closed_until").toInstant()))
                .single();
        if (standing.closedUntil() != null) {
            events.publishEvent(noticed(key, by, now, standing.failures(), standing.closedUntil()));
        } else if (standing.failures() == 1) {
            forget(now.minus(Duration.ofDays(1)));
        }
    }

    /** It was the right person after all. */
    @Transactional
    public void succeeded(String key) {
        jdbc.sql("delete from access.throttle where key = :key")
                .param("key", key)
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

    private record Standing(int failures, @Nullable Instant closedUntil) {}
}
