package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import muster.load.Fleet;
import muster.load.Range;

/** Two instances of Muster at one broker: with names of their own, and with the same. */
final class TwoBridges {

    private static final int DEVICES = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** What both say in their log when they push each other out, whether their broker tells them or not. */
    private static final String COMPLAINT = "a MUSTER_MQTT_CLIENTID of its own";

    /**
     * What came of it.
     *
     * @param instances that were counted while both worked
     * @param alone messages that one took while the other was dead
     */
    record Outcome(long messages, long lost, long duplicates, long instances, long alone) {}

    private final Range range;
    private final List<UUID> devices;
    private final long before;

    private TwoBridges(Range range) throws SQLException {
        this.range = range;
        this.devices = Stream.concat(
                        range.devices(DEVICES, Range.WITH_CLOCK).stream(),
                        range.devices(DEVICES, Range.WITHOUT_CLOCK).stream())
                .toList();
        this.before = range.stored();
    }

    /** The first one is killed while both work, and comes back. */
    static Outcome withNamesOfTheirOwn(Range range, int messages)
            throws IOException, SQLException, InterruptedException {
        return new TwoBridges(range).withNamesOfTheirOwn(messages);
    }

    private Outcome withNamesOfTheirOwn(int messages) throws IOException, SQLException, InterruptedException {
        try (var other = range.another("muster-second");
                var fleet = fleet()) {
            other.start();
            fleet.speak();
            fleet.allow(messages / 2);
            await().atMost(PATIENCE).until(() -> range.stored() > before);
            var instances = instances();
            range.muster().kill();
            var stored = range.stored();
            fleet.allow(messages / 2);
            await().atMost(PATIENCE).until(() -> range.stored() > stored);
            await().atMost(PATIENCE).until(() -> fleet.said() == fleet.allowed());
            var alone = range.stored() - stored;
            range.muster().start();
            return settled(fleet, instances, alone);
        } finally {
            range.forget("muster-second");
        }
    }

    /** The second one comes under the name of the first, and goes. */
    static Outcome withTheSameName(Range range, int messages) throws IOException, SQLException, InterruptedException {
        return new TwoBridges(range).withTheSameName(messages);
    }

    private Outcome withTheSameName(int messages) throws IOException, SQLException, InterruptedException {
        try (var fleet = fleet()) {
            try (var other = range.another("muster-bridge")) {
                other.start();
                fleet.speak();
                fleet.allow(messages);
                await().atMost(PATIENCE)
                        .until(() -> Files.readString(range.muster().log()).contains(COMPLAINT)
                                && Files.readString(other.log()).contains(COMPLAINT));
            }
            return settled(fleet, instances(), 0);
        }
    }

    private Fleet fleet() throws IOException {
        return new Fleet(range.broker().port(), devices, System.currentTimeMillis() - 86_400_000L);
    }

    private Outcome settled(Fleet fleet, long instances, long alone) throws SQLException, InterruptedException {
        await().atMost(PATIENCE).until(() -> fleet.said() == fleet.allowed());
        fleet.beSilent();
        await().atMost(PATIENCE).until(() -> fleet.acknowledged() == fleet.said());
        await().atMost(PATIENCE).until(() -> range.stored() >= before + fleet.said());
        var distinct = range.distinctMessages(devices);
        return new Outcome(
                fleet.said(), fleet.said() - distinct, range.rowsOfMessages(devices) - distinct, instances, alone);
    }

    private long instances() throws SQLException {
        return range.number("select count(distinct application_name) from pg_stat_activity"
                + " where datname = 'muster' and application_name like 'muster-%'");
    }
}
