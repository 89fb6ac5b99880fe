package muster.benchmark;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.registry.DeviceSecrets;
import muster.shared.DeviceId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.support.TestDatabase;
import muster.support.World;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** A table of observations as it is after a month: one reading a minute of very many series, and its hours summed up. */
@TestComponent
public class ManyRows {

    static final int DAYS = 30;
    private static final int A_DAY = 24 * 60;
    private static final int MOST_POSITIONS = 40;
    private static final int WRITERS = 2;

    private final World world;
    private final Environment environment;

    ManyRows(World world, Environment environment) {
        this.world = world;
        this.environment = environment;
    }

    /** Whose they are, and where. */
    record Filled(OrganisationId customer, List<PositionId> positions, List<DeviceId> devices) {}

    /** Fills the table with about so many rows; to each position belongs one series, the others to its device. */
    Filled fill(int rows) throws SQLException, InterruptedException {
        var customer = world.customer();
        var site = world.site(customer);
        var wanted = Math.max(2, rows / (DAYS * A_DAY));
        var positions = IntStream.range(0, Math.min(MOST_POSITIONS, wanted))
                .mapToObj(each -> world.position(site))
                .toList();
        var devices = world.devices(positions.size()).stream()
                .map(DeviceSecrets::device)
                .toList();
        series(customer, positions, devices, wanted / positions.size());
        var days = IntStream.range(0, DAYS + 1)
                .mapToObj(LocalDate.now(ZoneOffset.UTC)::minusDays)
                .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
        var writers = new ArrayList<Thread>();
        var failures = new ConcurrentLinkedQueue<SQLException>();
        for (var number = 0; number < WRITERS; number++) {
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    for (var day = days.poll(); day != null; day = days.poll()) {
                        write(day);
                    }
                } catch (SQLException failure) {
                    failures.add(failure);
                }
            }));
        }
        for (var writer : writers) {
            writer.join();
        }
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        execute("vacuum analyze telemetry.observation");
        execute("vacuum analyze telemetry.hourly");
        execute("analyze telemetry.series");
        return new Filled(customer, positions, devices);
    }

    /** Each device is at one position and has a channel for each of the other series. */
    private void series(OrganisationId customer, List<PositionId> positions, List<DeviceId> devices, int each)
            throws SQLException {
        for (var place = 0; place < positions.size(); place++) {
            execute("""
                    insert into telemetry.series
                        (device_id, channel, quantity, unit, mapping, position_id, customer_id, site_id)
                    select '%s', case n when 1 then '' else 'c' || n end, 'air_temperature', 'Cel', 'many',
                           case n when 1 then p.id end, '%s', p.site_id
                    from assets.position p, generate_series(1, %d) n where p.id = '%s'
                    """.formatted(devices.get(place), customer, each, positions.get(place)));
        }
    }

    /** A day in the order in which its readings came in, up to now, and the hours of it that are over. */
    private void write(LocalDate day) throws SQLException {
        execute("""
                insert into telemetry.observation (at, value, series_id, raw_id)
                select at, 20 + 5 * sin(extract(epoch from at) / 13751 + s.id), s.id, 1
                from generate_series(timestamptz '%1$s 00:00:00+00', timestamptz '%1$s 23:59:00+00',
                                     interval '1 minute') at, telemetry.series s
                where at < now() and s.mapping = 'many';
                insert into telemetry.hourly (series_id, hour, count, min, max, sum, last, last_at, counted)
                select series_id, date_trunc('hour', at, 'UTC') as starts, count(*), min(value), max(value), sum(value),
                       (array_agg(value order by at desc))[1], max(at), 0
                from telemetry.observation
                where series_id in (select id from telemetry.series where mapping = 'many')
                    and at >= timestamptz '%1$s 00:00:00+00' and at < timestamptz '%1$s 00:00:00+00' + interval '1 day'
                    and at < date_trunc('hour', now(), 'UTC')
                group by 1, 2
                """.formatted(day));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        TestDatabase.username(),
                        TestDatabase.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
