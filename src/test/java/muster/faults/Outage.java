package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import muster.load.Fleet;
import muster.load.Range;

/** Takes the database away for a while, again and again, and lets devices speak on. */
final class Outage {

    private static final int DEVICES = 200;
    private static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * What came of it.
     *
     * @param lost messages that were acknowledged to a device and are not there
     * @param drainRatio how much faster than the input the backlog went, at its slowest
     */
    record Outcome(int outages, long messages, long lost, double drainRatio) {}

    private Outage() {}

    static Outcome ofTheDatabase(Path folder, int times, Duration length)
            throws IOException, SQLException, InterruptedException {
        var slowest = Double.MAX_VALUE;
        try (var range = new Range(folder)) {
            var devices = range.devices(DEVICES, Range.WITH_CLOCK);
            try (var fleet = new Fleet(range.broker().port(), devices, 0)) {
                fleet.speakAtEase(PAUSE);
                await().atMost(Duration.ofMinutes(1)).until(() -> range.stored() > 0);
                for (var time = 0; time < times; time++) {
                    range.stopDatabase();
                    TimeUnit.NANOSECONDS.sleep(length.toNanos()); // so long it is away
                    range.startDatabase();
                    slowest = Math.min(slowest, drain(range, fleet));
                }
                fleet.beSilent();
                await().atMost(Duration.ofMinutes(3)).until(() -> fleet.acknowledged() == fleet.said());
                await().atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> range.stored() >= fleet.said());
                return new Outcome(times, fleet.said(), fleet.acknowledged() - range.distinctMessages(), slowest);
            }
        }
    }

    /** From the first message that is stored again until nothing waits: what was stored over what was said meanwhile. */
    private static double drain(Range range, Fleet fleet) throws SQLException {
        var stored = range.stored();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> range.stored() > stored);
        var said = fleet.said();
        var from = range.stored();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> range.stored() >= fleet.said() - DEVICES);
        return (range.stored() - from) / (double) Math.max(1, fleet.said() - said);
    }
}
