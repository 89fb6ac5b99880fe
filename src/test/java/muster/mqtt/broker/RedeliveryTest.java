package muster.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestDevice;
import muster.support.World;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is stored but not acknowledged when the line to the broker breaks comes again, and counts once. */
@ModuleTest
class RedeliveryTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    FieldWork field;

    @Autowired
    Intake intake;

    @Autowired
    Door door;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_reading_whose_acknowledgement_got_lost_counts_once() throws Exception {
        try (var device = field.device()) {
            field.atWork(device);
            ActorContext.run(
                    SYSTEM,
                    () -> transaction.executeWithoutResult(status -> {
                        holdUp();
                        measure(device, 20.5);
                        field.awaitQueue();
                        // stored when this transaction ends; by then there is no line to acknowledge it on
                        door.clients().disconnectClient("muster-bridge").join();
                    }));
            device.measure(22.5);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> temperatures(device).contains(22.5));
            assertThat(temperatures(device)).containsExactly(20.5, 22.5);
        }
    }

    @Test
    void the_same_words_count_again_when_the_device_says_them_again() throws Exception {
        try (var device = field.device()) {
            field.atWork(device);
            device.measure(20.5);
            device.measure(20.5);
            await().until(() -> temperatures(device).size() == 2);
        }
    }

    @Test
    void of_words_that_come_again_only_those_are_taken_that_were_not() throws Exception {
        try (var device = field.device()) {
            field.atWork(device);
            take(device, 20.5, false);
            take(device, 21.5, false);

            take(device, 20.5, true);
            take(device, 21.5, true);
            take(device, 22.5, true);

            assertThat(temperatures(device)).containsExactly(20.5, 21.5, 22.5);
        }
    }

    @Test
    void words_that_come_again_while_they_are_being_stored_count_once() throws Exception {
        try (var device = field.device()) {
            field.atWork(device);
            var again = ActorContext.call(
                    SYSTEM,
                    () -> transaction.execute(status -> {
                        // as another instance, which was put out, writes what it was brought before
                        take(device, 20.5, false);
                        var second = CompletableFuture.runAsync(() -> take(device, 20.5, true));
                        await().pollDelay(Duration.ofMillis(500)).until(() -> !second.isDone());
                        return second;
                    }));
            Objects.requireNonNull(again).get(30, TimeUnit.SECONDS);
            assertThat(temperatures(device)).containsExactly(20.5);
        }
    }

    private void holdUp() {
        jdbc.sql("lock table telemetry.latest in share row exclusive mode").update();
    }

    private static void measure(TestDevice device, double celsius) {
        try {
            device.measure(celsius);
        } catch (MqttException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void take(TestDevice device, double celsius, boolean redelivered) {
        var payload = TestDevice.reading(celsius).getBytes(StandardCharsets.UTF_8);
        var mark = Math.round(celsius * 10);
        intake.take(List.of(new Arrived(device.label.device(), payload, Instant.now(), redelivered, mark)));
    }

    private List<Double> temperatures(TestDevice device) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        select o.value from telemetry.observed o join telemetry.series s on s.id = o.series_id
                        where s.device_id = :device and s.quantity = 'air_temperature' order by o.at
                        """)
                        .param("device", device.label.device().value())
                        .query(Double.class)
                        .list());
    }
}
