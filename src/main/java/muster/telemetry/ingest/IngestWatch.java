package muster.telemetry.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import muster.catalog.PacksInUse;
import muster.mqtt.Backlog;
import muster.mqtt.MqttSettings;
import muster.mqtt.Namesakes;
import muster.mqtt.Publisher;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the stream of messages for those who keep watch. */
@Service
public class IngestWatch {

    private static final Duration LATELY = Duration.ofHours(24);
    private static final Duration LONG = Duration.ofMillis(50);

    private final JdbcClient jdbc;
    private final Flow flow;
    private final Backlog backlog;
    private final Publisher publisher;
    private final Namesakes namesakes;
    private final PacksInUse packs;
    private final MqttSettings settings;
    private final Clock clock;
    private List<IngestNow.Refused> counted = List.of();
    private Instant countedAt = Instant.EPOCH;
    private Instant countAgainAt = Instant.EPOCH;

    IngestWatch(
            JdbcClient jdbc,
            Flow flow,
            Backlog backlog,
            Publisher publisher,
            Namesakes namesakes,
            PacksInUse packs,
            MqttSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.flow = flow;
        this.backlog = backlog;
        this.publisher = publisher;
        this.namesakes = namesakes;
        this.packs = packs;
        this.settings = settings;
        this.clock = clock;
    }

    /** How it stands now. */
    @Transactional(readOnly = true)
    public IngestNow now() {
        var now = clock.instant();
        var instances = instances();
        return new IngestNow(
                now,
                flow.sum(now),
                publisher.isConnected(),
                backlog.waiting(),
                since(backlog.oldest(), now),
                since(newestKept(now), now),
                refused(now),
                hoursToSum(now),
                new Conditions(
                        missing(now),
                        backlog.stall(),
                        packs.outdated(),
                        namesakes.lastMet(),
                        instances,
                        instances > 1 && settings.url() != null && !settings.shared()));
    }

    private static @Nullable Duration since(@Nullable Instant moment, Instant now) {
        return moment == null || moment.isAfter(now) ? null : Duration.between(moment, now);
    }

    private @Nullable Instant newestKept(Instant now) {
        return jdbc.sql(
                        "select received_at from telemetry.raw where received_at > :since order by received_at desc limit 1")
                .param("since", now.minus(LATELY).atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }

    /** Where counting takes its time, the last count holds for twenty times as long: many look on, and often. */
    private synchronized List<IngestNow.Refused> refused(Instant now) {
        if (!now.isBefore(countAgainAt) || now.isBefore(countedAt)) {
            var began = System.nanoTime();
            counted = countRefused(now);
            countedAt = now;
            var took = Duration.ofNanos(System.nanoTime() - began);
            countAgainAt = took.compareTo(LONG) < 0 ? now : now.plus(took.multipliedBy(20));
        }
        return counted;
    }

    private List<IngestNow.Refused> countRefused(Instant now) {
        return jdbc.sql("""
                select r.reason, r.times, r.newest, r.device_id, d.serial
                from (select reason, count(*) as times, max(at) as newest,
                             (array_agg(device_id order by at desc))[1] as device_id
                      from telemetry.rejected where at >= :since group by reason) r
                left join registry.device d on d.id = r.device_id
                order by r.times desc, r.reason
                """)
                .param("since", now.minus(LATELY).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new IngestNow.Refused(
                        row.getString("reason"),
                        row.getLong("times"),
                        row.getTimestamp("newest").toInstant(),
                        row.getString("serial") == null ? null : new DeviceId(row.getObject("device_id", UUID.class)),
                        row.getString("serial")))
                .list();
    }

    private List<LocalDate> missing(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return Stream.of(today, today.plusDays(1))
                .filter(day -> !hasPartitions(day))
                .toList();
    }

    private boolean hasPartitions(LocalDate day) {
        return jdbc.sql("""
                select bool_and(to_regclass('telemetry.' || parent || '_' || to_char(:day::date, form)) is not null)
                from (values ('observation', 'YYYYMMDD'), ('raw', 'YYYYMMDD'), ('rejected', 'YYYYMMDD'),
                             ('hourly', 'YYYYMM')) p(parent, form)
                """).param("day", day).query(Boolean.class).single();
    }

    /** Each instance gives its connections a name of its own (application.yaml). */
    private int instances() {
        return jdbc.sql("""
                select count(distinct application_name) from pg_stat_activity
                where datname = current_database() and application_name like 'muster-%'
                """).query(Integer.class).single();
    }

    private long hoursToSum(Instant now) {
        return jdbc.sql("select count(distinct (series_id, hour)) from telemetry.touched where hour < :over")
                .param("over", now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
