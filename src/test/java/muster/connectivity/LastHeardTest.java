package muster.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestClock;
import muster.support.TestDevice;
import muster.support.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class LastHeardTest {

    @Autowired
    FieldWork field;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    Presences presences;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @Test
    void whatever_a_connected_device_says_counts_as_heard() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            field.switchOn(device);
            await().until(() -> device.heard.containsKey("configuration/desired"));

            clock.forward(Duration.ofHours(30));
            var dayAfter = clock.instant();
            device.measure(21.5);
            await().until(() -> !heard(device).isBefore(dayAfter));

            clock.forward(Duration.ofHours(30));
            var twoDaysAfter = clock.instant();
            device.acknowledgeConfiguration();
            await().until(() -> !heard(device).isBefore(twoDaysAfter));
        }
    }

    @org.junit.jupiter.api.RepeatedTest(5)
    void a_talkative_device_is_written_down_once_a_minute() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            field.switchOn(device);
            clock.forward(Duration.ofMinutes(2));
            device.measure(20.0);
            try {
                await().until(() -> measured(device) == 1);
            } catch (org.awaitility.core.ConditionTimeoutException late) {
                org.slf4j.LoggerFactory.getLogger("muster.test")
                        .warn(
                                "XX measured {} {}",
                                measured(device),
                                world.as(
                                        cast.sam(),
                                        () -> jdbc.sql(
                                                        "select 'rej' || reason || ' ' || coalesce(detail,'') from telemetry.rejected where device_id = :d union all select 'rep ' || firmware || reported_at from registry.self_report where device_id = :d union all select 'obs ' || quantity || ' ' || at from telemetry.observation where device_id=:d union all select 'ref ' || kind || sentence from connectivity.refusal where device_id=:d")
                                                .param(
                                                        "d",
                                                        device.label.device().value())
                                                .query(String.class)
                                                .list()));
                java.lang.management.ManagementFactory.getPlatformMXBean(
                                com.sun.management.HotSpotDiagnosticMXBean.class)
                        .dumpThreads(
                                "/tmp/wtc-threads.txt",
                                com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
                long begun = System.nanoTime();
                await().atMost(Duration.ofSeconds(90)).until(() -> measured(device) == 1);
                org.slf4j.LoggerFactory.getLogger("muster.test")
                        .warn("XX came after {} s", (System.nanoTime() - begun) / 1e9);
                throw late;
            }
            var written = rowVersion(device);

            for (int i = 1; i <= 5; i++) {
                device.measure(20.0 + i);
            }
            await().until(() -> measured(device) == 6);
            assertThat(rowVersion(device)).isEqualTo(written);
        }
    }

    private Instant heard(TestDevice device) {
        return world.as(cast.sam(), () -> presences.of(device.label.device()))
                .map(presence -> Objects.requireNonNull(presence.lastSeenAt()))
                .orElse(Instant.EPOCH);
    }

    private int measured(TestDevice device) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select count(distinct at) from telemetry.observation where device_id = :device")
                        .param("device", device.label.device().value())
                        .query(Integer.class)
                        .single());
    }

    /** Which transaction of the database wrote the row last. */
    private String rowVersion(TestDevice device) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select xmin::text from connectivity.presence where device_id = :device")
                        .param("device", device.label.device().value())
                        .query(String.class)
                        .single());
    }
}
