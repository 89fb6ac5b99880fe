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

    @Test
    void a_talkative_device_is_written_down_once_a_minute() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            field.switchOn(device);
            clock.forward(Duration.ofMinutes(2));
            device.measure(20.0);
            await().until(() -> measured(device) == 1);
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
                () -> jdbc.sql("""
                        select count(distinct o.at) from telemetry.observed o
                        join telemetry.series s on s.id = o.series_id where s.device_id = :device
                        """)
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
