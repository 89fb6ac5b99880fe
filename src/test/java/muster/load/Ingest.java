package muster.load;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Measures what goes from devices through the broker into the database, next to what database and broker can alone. */
public final class Ingest {

    private static final int CONNECTIONS = 200;
    private static final int VALUES_A_MESSAGE = 3;
    /** What may be under way between devices and database. */
    private static final int UNDER_WAY = 40_000;

    private static final int EASY_RATE = 5_000;

    /**
     * What came out.
     *
     * @param broker its name
     * @param bare values a second of a bare COPY
     * @param delivered values a second that the broker alone delivers to one subscriber
     * @param sustained values a second, committed
     * @param lost values that were acknowledged and are not there
     * @param p99 milliseconds from publish to commit at 5,000 messages a second
     * @param heap megabytes, highest
     * @param bytes a row, with its index
     */
    public record Outcome(
            String broker,
            double bare,
            double delivered,
            double sustained,
            long lost,
            double p99,
            long heap,
            double bytes,
            long n) {

        public double bound() {
            return 1 / (1 / bare + 1 / delivered);
        }
    }

    private final Range range;
    private final Duration warmUp;
    private final Duration length;

    private Ingest(Range range, Duration warmUp, Duration length) {
        this.range = range;
        this.warmUp = warmUp;
        this.length = length;
    }

    /** Measures for so long, after a shorter time to get warm. */
    public static Outcome measure(Path folder, Duration length) throws IOException, SQLException, InterruptedException {
        try (var range = new Range(folder)) {
            return new Ingest(range, length.dividedBy(3), length).run();
        }
    }

    private Outcome run() throws IOException, SQLException, InterruptedException {
        var devices = range.devices(CONNECTIONS, Range.WITH_CLOCK);
        range.muster().kill();
        range.broker().stop();
        range.broker().start();
        var bare = BareCopy.valuesPerSecond(range, length.dividedBy(6));
        var delivered = delivered(devices);
        range.muster().start();
        var p99 = easyLatency(devices);

        var before = range.stored();
        long said;
        double sustained;
        try (var fleet = new Fleet(range.broker().port(), devices, System.currentTimeMillis())) {
            fleet.speak();
            keepGoing(fleet, before, warmUp);
            var start = range.stored();
            var begin = System.nanoTime();
            keepGoing(fleet, before, length);
            sustained = (range.stored() - start) * VALUES_A_MESSAGE / ((System.nanoTime() - begin) / 1e9);
            fleet.beSilent();
            said = fleet.said();
            await().atMost(Duration.ofMinutes(2)).until(() -> fleet.acknowledged() == fleet.said());
            await().atMost(Duration.ofMinutes(2)).until(() -> range.stored() >= before + fleet.said());
        }
        var rows = range.number("select count(*) from telemetry.observation");
        var bytes = range.number("select sum(pg_total_relation_size(inhrelid)) from pg_inherits"
                        + " where inhparent = 'telemetry.observation'::regclass")
                / (double) rows;
        return new Outcome(
                range.broker().name(),
                bare,
                delivered,
                sustained,
                (before + said) * VALUES_A_MESSAGE - rows,
                p99,
                range.highestHeap(),
                bytes,
                said);
    }

    /** Keeps so much under way, and no more, that neither side ever waits for the other. */
    private void keepGoing(Fleet fleet, long before, Duration time) throws SQLException, InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            var room = UNDER_WAY - (fleet.allowed() - (range.stored() - before));
            if (room > 0) {
                fleet.allow((int) room);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private double delivered(List<UUID> devices) throws IOException, InterruptedException {
        try (var ear = new BareEar(range.broker().port(), "muster/v1/+/telemetry");
                var fleet = new Fleet(range.broker().port(), devices, 0)) {
            fleet.speak();
            var begin = System.nanoTime();
            var end = begin + length.dividedBy(6).toNanos();
            while (System.nanoTime() < end) {
                var room = UNDER_WAY - (fleet.allowed() - ear.heard());
                if (room > 0) {
                    fleet.allow((int) room);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            var rate = ear.heard() * VALUES_A_MESSAGE / ((System.nanoTime() - begin) / 1e9);
            fleet.beSilent();
            return rate;
        }
    }

    private double easyLatency(List<UUID> devices) throws IOException, SQLException, InterruptedException {
        var pause = Duration.ofSeconds(1).multipliedBy(CONNECTIONS).dividedBy(EASY_RATE);
        var before = range.stored();
        long begin;
        try (var fleet = new Fleet(range.broker().port(), devices, 0)) {
            fleet.speakAtEase(pause);
            TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
            begin = System.currentTimeMillis();
            TimeUnit.NANOSECONDS.sleep(length.dividedBy(3).toNanos());
            fleet.beSilent();
            await().atMost(Duration.ofMinutes(1)).until(() -> range.stored() == before + fleet.said());
        }
        return range.number("""
                select (percentile_cont(0.99) within group (order by
                    extract(epoch from pg_xact_commit_timestamp(xmin) - at)) * 1000000)::bigint
                from telemetry.observation where at >= to_timestamp(%d / 1000.0)
                """.formatted(begin)) / 1000.0;
    }
}
