package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import muster.load.Fleet;
import muster.load.Range;

/** Writes a pack anew while its devices speak, and starts Muster again some time later. */
final class PackChange {

    private static final int DEVICES = 10;
    private static final String BEFORE = "relative_humidity: { from: humidity, unit: \"%\" }";
    private static final String AFTER = "relative_humidity: { from: humidity, unit: \"%\", range: [0, 99] }";

    /**
     * What came of it.
     *
     * @param revisions of the mapping by which values were read: before the change, after it, after the restart
     * @param positions that have values of the first revision and of the last
     * @param said what the page said after the change
     * @param saidAfter what it said after the restart
     */
    record Outcome(List<Long> revisions, long positions, long messages, long lost, String said, String saidAfter) {}

    private final Range range;
    private final List<UUID> devices;

    private PackChange(Range range) throws SQLException {
        this.range = range;
        this.devices = range.devices(DEVICES, Range.WITH_CLOCK);
    }

    static Outcome run(Range range, Watch watch) throws IOException, SQLException, InterruptedException {
        return new PackChange(range).run(watch);
    }

    private Outcome run(Watch watch) throws IOException, SQLException, InterruptedException {
        var pack = Files.readString(range.pack());
        try (var fleet = new Fleet(range.broker().port(), devices, System.currentTimeMillis() - 3_600_000L)) {
            fleet.speak();
            say(fleet);
            var first = revisions();
            Files.writeString(range.pack(), pack.replace(BEFORE, AFTER));
            say(fleet);
            var changed = revisions();
            var said = watch.page();
            range.muster().kill();
            range.muster().start();
            say(fleet);
            fleet.beSilent();
            await().atMost(Duration.ofMinutes(1)).until(() -> fleet.acknowledged() == fleet.said());
            await().atMost(Duration.ofMinutes(1)).until(() -> range.distinctMessages(devices) == fleet.said());
            return new Outcome(
                    List.of(first, changed, revisions()),
                    positions(),
                    fleet.said(),
                    fleet.said() - range.distinctMessages(devices),
                    said,
                    watch.page());
        } finally {
            Files.writeString(range.pack(), pack);
        }
    }

    private void say(Fleet fleet) {
        fleet.allow(DEVICES * 50);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> fleet.said() == fleet.allowed() && range.distinctMessages(devices) == fleet.said());
    }

    private long revisions() throws SQLException {
        return range.number("select count(distinct mapping) from telemetry.series s where true" + Range.of(devices));
    }

    private long positions() throws SQLException {
        return range.number("""
                select count(*) from (
                    select s.position_id from telemetry.series s where s.quantity = 'relative_humidity' %s
                    group by s.position_id having count(distinct s.mapping) = 2) both_of_them
                """.formatted(Range.of(devices)));
    }
}
