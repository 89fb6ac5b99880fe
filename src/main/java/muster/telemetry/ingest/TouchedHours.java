package muster.telemetry.ingest;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import muster.telemetry.ingest.Row.Hour;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes which hours of which series have to be summed up. An hour is summed up once it is over, so while it lasts one
 * note is enough; after that each batch makes its note again, because the last one may have been taken. A batch that
 * relies on the note of another holds the hour until it ends, however long that takes, and who sums up asks which hours
 * are held.
 */
@Component
class TouchedHours {

    private static final Duration HOUR = Duration.ofHours(1);

    /** The first of the two numbers of an advisory lock; the second is the hour since 1970. */
    private static final int LOCK = 1_953_461_363;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Set<Hour> noted = ConcurrentHashMap.newKeySet();

    TouchedHours(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes the hours of rows that are in order, within the transaction.
     *
     * @return what may be remembered when the transaction is committed
     */
    Collection<Hour> note(List<Row> rows, Instant now) {
        var hours = new LinkedHashSet<Hour>();
        for (var place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            if (place == 0 || !row.isInTheHourOf(rows.get(place - 1))) {
                hours.add(row.hour());
            }
        }
        hold(hours.stream().filter(noted::contains).map(Hour::hour).distinct().toList());
        // asked after the hour is held: nobody sums it up from here on
        var held = clock.instant();
        hours.removeIf(hour -> isRunning(hour, held) && noted.contains(hour));
        if (!hours.isEmpty()) {
            write(new ArrayList<>(hours));
        }
        hours.removeIf(hour -> !isRunning(hour, now));
        return hours;
    }

    void remember(Collection<Hour> hours, Instant now) {
        if (noted.addAll(hours)) {
            noted.removeIf(hour -> !isRunning(hour, now));
        }
    }

    private void hold(List<Instant> hours) {
        hours.forEach(hour -> jdbc.query(
                "select pg_advisory_xact_lock_shared(?, ?)", row -> {}, LOCK, Math.toIntExact(numberOf(hour))));
    }

    /** The oldest hour that somebody still writes into without a note of his own. */
    Optional<Instant> oldestHeld() {
        return Optional.ofNullable(jdbc.queryForObject("""
                        select min(objid::bigint) from pg_locks
                        where locktype = 'advisory' and objsubid = 2 and classid::bigint = ?
                            and database = (select oid from pg_database where datname = current_database())
                        """, Long.class, LOCK))
                .map(number -> Instant.EPOCH.plus(HOUR.multipliedBy(number)));
    }

    private static long numberOf(Instant hour) {
        return Duration.between(Instant.EPOCH, hour).toHours();
    }

    private static boolean isRunning(Hour hour, Instant now) {
        return now.isBefore(hour.hour().plus(HOUR));
    }

    /** Beside whatever note is there already: who writes never waits for who sums up, however long that takes. */
    private void write(List<Hour> hours) {
        jdbc.execute((Connection connection) -> {
            try (var statement = connection.prepareStatement("""
                    insert into telemetry.touched (series_id, hour)
                    select series, timestamptz 'epoch' + hour * interval '1 microsecond'
                    from unnest(?::int4[], ?::int8[]) as h(series, hour)
                    """)) {
                statement.setObject(1, hours.stream().mapToInt(Hour::series).toArray());
                statement.setObject(
                        2,
                        hours.stream()
                                .mapToLong(hour -> Columns.micros(hour.hour()))
                                .toArray());
                return statement.executeUpdate();
            }
        });
    }
}
