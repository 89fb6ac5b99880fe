package muster.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.registry.DeviceSecrets;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TestClock;
import muster.support.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class RollupsTest {

    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @Autowired
    Intake intake;

    @Autowired
    Rollups rollups;

    @Autowired
    SelfReports reports;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @Test
    void an_hour_is_summed_up_when_it_is_over_and_again_when_something_comes_late() {
        var device = world.devices(1).getFirst();
        world.as(cast.sam(), () -> {
            reports.record(
                    device.device(), new SelfReport(null, null, null, "13.4.0", null, null, hour.minusSeconds(60)));
            return true;
        });
        say(device, hour.plusSeconds(60), 20);
        say(device, hour.plusSeconds(120), 23);
        sumUp();
        assertThat(hourly(device)).isEmpty();

        clock.forward(Duration.ofMinutes(63));
        sumUp();
        assertThat(hourly(device)).containsExactly(row(2, 20, 23, 43, 23));

        say(device, hour.plusSeconds(90), 17);
        sumUp();
        assertThat(hourly(device)).containsExactly(row(3, 17, 23, 60, 23));
        assertThat(daily(device)).containsExactly(3);
    }

    @Test
    void a_batch_that_began_within_the_hour_and_is_committed_long_after_it_is_summed_up_too() {
        var device = world.devices(1).getFirst();
        world.as(cast.sam(), () -> {
            reports.record(
                    device.device(), new SelfReport(null, null, null, "13.4.0", null, null, hour.minusSeconds(60)));
            return true;
        });
        say(device, hour.plusSeconds(60), 20);
        var written = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> ActorContext.run(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(status -> {
                    say(device, hour.plusSeconds(120), 23);
                    written.countDown();
                    await(goOn);
                })));
        await(written);

        clock.forward(Duration.ofMinutes(63));
        sumUp();
        goOn.countDown();
        slow.join();
        sumUp();
        assertThat(hourly(device)).containsExactly(row(2, 20, 23, 43, 23));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Map<String, Object> row(int count, double min, double max, double sum, double last) {
        return Map.of("count", count, "min", min, "max", max, "sum", sum, "last", last);
    }

    private void say(DeviceSecrets device, Instant at, double celsius) {
        var payload = "{\"SI7021\":{\"Temperature\":" + celsius + "},\"TempUnit\":\"C\"}";
        intake.take(List.of(
                new Arrived(device.device(), payload.getBytes(StandardCharsets.UTF_8), at, false, at.hashCode())));
    }

    private void sumUp() {
        ActorContext.run(Actor.system("test"), rollups::sumUp);
    }

    private List<Map<String, Object>> hourly(DeviceSecrets device) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        select h.count, h.min, h.max, h.sum, h.last from telemetry.hourly h
                        join telemetry.series s on s.id = h.series_id where s.device_id = :device
                        """)
                        .param("device", device.device().value())
                        .query()
                        .listOfRows());
    }

    private List<Integer> daily(DeviceSecrets device) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        select d.count from telemetry.daily d
                        join telemetry.series s on s.id = d.series_id where s.device_id = :device
                        """)
                        .param("device", device.device().value())
                        .query(Integer.class)
                        .list());
    }
}
