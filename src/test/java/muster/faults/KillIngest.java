package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import muster.load.Fleet;
import muster.load.Range;

/** Kills Muster while devices speak, and compares what the broker acknowledged to them with what is in the table. */
final class KillIngest {

    private static final int WITH_CLOCK = 100;
    private static final int WITHOUT_CLOCK = 100;
    private static final int LONGEST_MS = 1_500;

    /**
     * What came of it.
     *
     * @param messages acknowledged to the devices
     * @param lost of these, not in the table
     * @param duplicates rows beyond one for each message
     * @param slowest seconds from a start until it answers
     */
    record Outcome(int kills, long messages, long lost, long duplicates, double slowest) {}

    private KillIngest() {}

    static Outcome run(Range range, int kills, int messages, long seed)
            throws IOException, SQLException, InterruptedException {
        var random = new Random(seed);
        var slowest = 0.0;
        var devices = Stream.concat(
                        range.devices(WITH_CLOCK, Range.WITH_CLOCK).stream(),
                        range.devices(WITHOUT_CLOCK, Range.WITHOUT_CLOCK).stream())
                .toList();
        var before = range.stored();
        try (var fleet = new Fleet(range.broker().port(), devices, System.currentTimeMillis() - 86_400_000L)) {
            fleet.speak();
            for (var kill = 0; kill < kills; kill++) {
                fleet.allow(messages / kills);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MS)); // the moment is chance
                range.muster().kill();
                var begin = System.nanoTime();
                range.muster().start();
                slowest = Math.max(slowest, (System.nanoTime() - begin) / 1e9);
            }
            await().atMost(Duration.ofMinutes(3)).until(() -> fleet.said() == fleet.allowed());
            fleet.beSilent();
            await().atMost(Duration.ofMinutes(3)).until(() -> fleet.acknowledged() == fleet.said());
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> range.stored() >= before + fleet.said());
            var distinct = range.distinctMessages(devices);
            return new Outcome(
                    kills,
                    fleet.acknowledged(),
                    fleet.acknowledged() - distinct,
                    range.rowsOfMessages(devices) - distinct,
                    slowest);
        }
    }
}
