package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import muster.load.Fleet;
import muster.load.Mouth;
import muster.load.Range;

/** Lets devices speak at ease, and beside them others that say nothing but garbage, by turns. */
final class GarbageAmongGood {

    private static final int DEVICES = 200;
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** One in ten of all messages, all kinds alike. */
    private static final int GARBAGE_A_SECOND = 222;

    /**
     * What came of it.
     *
     * @param good messages
     * @param garbage messages that the broker took
     * @param unaccounted quarantined messages beyond those, or short of them
     * @param lost good messages that are not there
     * @param without milliseconds, 99th percentile from publish to commit of good messages, no garbage about
     * @param with the same with garbage
     * @param reasons how often each kind was refused for which reason
     */
    record Outcome(
            long good,
            long garbage,
            long unaccounted,
            long lost,
            double without,
            double with,
            Map<Garbage, String> reasons) {

        double ratio() {
            return with / without;
        }
    }

    /** From, to, in milliseconds since 1970. */
    private record Span(long from, long to) {}

    private final Range range;
    private final Duration turn;
    private final List<Span> quiet = new ArrayList<>();
    private final List<Span> noisy = new ArrayList<>();

    private GarbageAmongGood(Range range, Duration turn) {
        this.range = range;
        this.turn = turn;
    }

    static Outcome run(Range range, int turns, Duration turn) throws IOException, SQLException, InterruptedException {
        return new GarbageAmongGood(range, turn).run(turns);
    }

    private Outcome run(int turns) throws IOException, SQLException, InterruptedException {
        var devices = range.devices(DEVICES, Range.WITH_CLOCK);
        var broken = broken();
        var before = range.stored();
        try (var fleet = new Fleet(range.broker().port(), devices, 0);
                var bin = new Bin(broken)) {
            fleet.speakAtEase(PAUSE);
            await().atMost(Duration.ofMinutes(1)).until(() -> range.stored() > before + DEVICES);
            for (var each = 0; each < turns; each++) {
                quiet.add(span(bin, 0));
                noisy.add(span(bin, GARBAGE_A_SECOND));
            }
            fleet.beSilent();
            await().atMost(Duration.ofMinutes(1)).until(() -> fleet.acknowledged() == fleet.said());
            await().atMost(Duration.ofMinutes(1)).until(() -> bin.acknowledged() == bin.said());
            await().atMost(Duration.ofMinutes(2)).until(() -> range.stored() >= before + fleet.said() + bin.said());
            return new Outcome(
                    fleet.said(),
                    bin.said(),
                    quarantined(broken.values()) - bin.said(),
                    fleet.said() - range.distinctMessages(devices),
                    p99(devices, quiet),
                    p99(devices, noisy),
                    reasons(broken));
        }
    }

    /** The first part of a turn is left out, so that one does not reach into the next. */
    private Span span(Bin bin, int garbageASecond) throws InterruptedException {
        var begin = System.nanoTime();
        var from = System.currentTimeMillis() + turn.toMillis() / 5;
        bin.emptyFor(turn, garbageASecond, begin);
        return new Span(from, System.currentTimeMillis() - 100);
    }

    private Map<Garbage, UUID> broken() throws SQLException {
        var devices = range.devices(Garbage.values().length, Range.WITH_CLOCK).iterator();
        var broken = new EnumMap<Garbage, UUID>(Garbage.class);
        for (var kind : Garbage.values()) {
            broken.put(kind, devices.next());
        }
        return broken;
    }

    private long quarantined(Collection<UUID> broken) throws SQLException {
        return range.number(
                "select count(distinct (s.device_id, s.at)) from telemetry.rejected s where true" + Range.of(broken));
    }

    private double p99(List<UUID> devices, List<Span> spans) throws SQLException {
        var within = new ArrayList<String>();
        spans.forEach(span -> within.add("o.at between to_timestamp(%d / 1000.0) and to_timestamp(%d / 1000.0)"
                .formatted(span.from(), span.to())));
        return range.number("""
                select (percentile_cont(0.99) within group (order by
                    extract(epoch from pg_xact_commit_timestamp(o.xmin) - o.at)) * 1000000)::bigint
                from telemetry.observation o join telemetry.series s on s.id = o.series_id
                where (%s) %s
                """.formatted(String.join(" or ", within), Range.of(devices))) / 1000.0;
    }

    private Map<Garbage, String> reasons(Map<Garbage, UUID> broken) throws SQLException {
        var reasons = new EnumMap<Garbage, String>(Garbage.class);
        try (var connection = range.connect();
                var statement = connection.createStatement()) {
            for (var kind : broken.entrySet()) {
                try (var answer = statement.executeQuery("select string_agg(distinct s.reason, ', ')"
                        + " from telemetry.rejected s where true" + Range.of(List.of(kind.getValue())))) {
                    answer.next();
                    reasons.put(kind.getKey(), String.valueOf(answer.getString(1)));
                }
            }
        }
        return reasons;
    }

    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    private record Voice(Mouth mouth, byte[] payload) {}

    /** Devices that say one kind of garbage each. */
    private final class Bin implements AutoCloseable {

        private final List<Voice> voices = new ArrayList<>();
        private long said;

        Bin(Map<Garbage, UUID> devices) throws IOException {
            for (var device : devices.entrySet()) {
                var payload = device.getKey().payload();
                voices.add(new Voice(
                        new Mouth(range.broker().port(), device.getValue().toString(), 100, payload.length), payload));
            }
        }

        /** Evenly, kind after kind; with none a second, it merely waits. */
        void emptyFor(Duration time, int aSecond, long begin) throws InterruptedException {
            var count = time.toMillis() * aSecond / 1000;
            for (var each = 0L; each < count; each++) {
                TimeUnit.NANOSECONDS.sleep(begin + time.toNanos() * each / count - System.nanoTime());
                var voice = voices.get((int) (said % voices.size()));
                voice.mouth().say(voice.payload());
                said++;
            }
            TimeUnit.NANOSECONDS.sleep(begin + time.toNanos() - System.nanoTime());
        }

        long said() {
            return said;
        }

        long acknowledged() {
            return voices.stream()
                    .mapToLong(voice -> voice.mouth().acknowledged())
                    .sum();
        }

        @Override
        public void close() throws IOException {
            for (var voice : voices) {
                voice.mouth().close();
            }
        }
    }
}
