package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import muster.load.Fleet;
import muster.load.Range;
import org.awaitility.core.ConditionTimeoutException;

/** Takes the database or the broker away, again and again, and lets devices speak on. */
final class Outage {

    private static final int DEVICES = 200;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * What came of it.
     *
     * @param lost messages that were acknowledged to a device and are not there
     * @param drainRatio how much faster than the input the backlog went, at its slowest; of the database alone
     */
    record Outcome(int outages, long messages, long lost, double drainRatio) {}

    private final Range range;
    private final List<UUID> devices;
    private final Fleet fleet;
    /** What was stored before these devices said anything. */
    private final long before;

    private Outage(Range range, List<UUID> devices, Fleet fleet) throws SQLException {
        this.range = range;
        this.devices = devices;
        this.fleet = fleet;
        this.before = range.stored();
    }

    static Outcome ofTheDatabase(Range range, int times, Duration length)
            throws IOException, SQLException, InterruptedException {
        return run(range, times, outage -> {
            range.stopDatabase();
            TimeUnit.NANOSECONDS.sleep(length.toNanos()); // so long it is away
            range.startDatabase();
            return outage.drain();
        });
    }

    /** By an instance that does not share: Mosquitto 2.0 forgets shared subscriptions (src/docs/ingest.md). */
    static Outcome ofTheBroker(Range range, int times) throws IOException, SQLException, InterruptedException {
        range.muster().kill();
        range.forget("muster-bridge");
        try (var alone = range.alone()) {
            alone.start();
            return run(range, times, outage -> {
                range.broker().stop();
                range.broker().start();
                outage.awaitMore();
                return Double.MAX_VALUE;
            });
        } finally {
            range.forget("muster-alone");
            range.muster().start();
        }
    }

    private interface Blow {
        double strike(Outage outage) throws IOException, SQLException, InterruptedException;
    }

    private static Outcome run(Range range, int times, Blow blow)
            throws IOException, SQLException, InterruptedException {
        var slowest = Double.MAX_VALUE;
        var devices = range.devices(DEVICES, Range.WITH_CLOCK);
        try (var fleet = new Fleet(range.broker().port(), devices, 0)) {
            var outage = new Outage(range, devices, fleet);
            fleet.speakAtEase(PAUSE);
            outage.awaitMore();
            for (var time = 0; time < times; time++) {
                slowest = Math.min(slowest, blow.strike(outage));
            }
            fleet.beSilent();
            return new Outcome(times, fleet.said(), outage.lost(), slowest);
        }
    }

    private void awaitMore() throws SQLException {
        var stored = range.stored();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> range.stored() > stored);
    }

    /** What is not there after a long while is lost. */
    private long lost() throws SQLException {
        await().atMost(PATIENCE).until(() -> fleet.acknowledged() == fleet.said());
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> range.distinctMessages(devices) == fleet.acknowledged());
            return 0;
        } catch (ConditionTimeoutException missing) {
            return fleet.acknowledged() - range.distinctMessages(devices);
        }
    }

    /** From the first message that is stored again until nothing waits: what was stored over what was said meanwhile. */
    private double drain() throws SQLException {
        awaitMore();
        var said = fleet.said();
        var from = range.stored();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> range.stored() - before >= fleet.said() - DEVICES);
        return (range.stored() - from) / (double) Math.max(1, fleet.said() - said);
    }
}
