package muster.mqtt.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MqttHouse;
import muster.mqtt.Publisher;
import muster.mqtt.RawClient;
import muster.mqtt.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeTest {

    @TempDir
    static Path data;

    private static MqttHouse house;

    /** Devices of each test's own: what an earlier test said may still be on its way. */
    private final String own = UUID.randomUUID().toString();

    private final String one = own + "-one";
    private final String other = own + "-other";

    @BeforeAll
    static void open() {
        house = MqttHouse.in(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void forget() {
        house.forget();
    }

    @Test
    void a_handler_that_fails_gets_the_message_again() throws IOException {
        var attempts = new AtomicInteger();
        house.handling = message -> {
            if (attempts.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
        };
        say(one, "1");
        await().untilAsserted(() -> assertThat(house.heard).hasSize(1));
        assertThat(attempts).hasValue(4);
        assertThat(house.spoiled).isEmpty();
    }

    @Test
    void a_message_that_nobody_can_handle_is_set_aside_and_the_others_go_on() throws IOException {
        house.handling = message -> {
            if (text(message).equals("poison")) {
                throw new StackOverflowError();
            }
        };
        say(one, "poison", "after");
        say(other, "beside");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(house.heard)
                        .extracting(BridgeTest::text)
                        .containsExactlyInAnyOrder("beside", "after"));
        assertThat(house.spoiled).singleElement().satisfies(spoiled -> {
            assertThat(spoiled.attempts()).isEqualTo(5);
            assertThat(spoiled.message().device()).isEqualTo(one);
        });
    }

    @Test
    void what_cannot_be_set_aside_yet_is_not_acknowledged_and_tried_again() throws IOException {
        var refused = new AtomicInteger();
        house.handling = message -> {
            throw new IllegalStateException("poison");
        };
        house.spoiling = news -> {
            if (refused.incrementAndGet() < 3) {
                throw new IllegalStateException("no room to keep it");
            }
        };
        say(one, "poison");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(house.spoiled)
                        .singleElement()
                        .satisfies(spoiled -> assertThat(spoiled.attempts()).isEqualTo(7)));
        assertThat(refused).hasValue(3);
    }

    @Test
    void a_database_that_takes_no_writes_for_a_while_costs_no_message() throws IOException {
        var attempts = new AtomicInteger();
        house.handling = message -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException(new SQLException("cannot execute INSERT", "25006"));
            }
            if (attempts.get() == 2) {
                throw new OutOfMemoryError("for a moment");
            }
        };
        say(one, "1");
        await().untilAsserted(() -> assertThat(house.heard).hasSize(1));
        assertThat(house.spoiled).isEmpty();
    }

    @Test
    void trouble_with_the_database_is_waited_out_and_costs_no_message() throws IOException {
        var attempts = new AtomicInteger();
        house.handling = message -> {
            if (attempts.incrementAndGet() <= 6) {
                throw new IllegalStateException(new SQLException("server closed the connection", "57P01"));
            }
        };
        say(one, "1");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(house.heard).hasSize(1));
        assertThat(house.spoiled).isEmpty();
    }

    @Test
    void messages_of_one_device_stay_in_order_while_another_is_slow() throws IOException {
        var queued = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        house.handling = message -> {
            switch (text(message)) {
                case "first" -> awaitQuietly(queued);
                case "slow" -> awaitQuietly(release);
                default -> assertThat(message.device()).isEqualTo(other);
            }
        };
        var numbers = IntStream.range(0, 40).mapToObj(Integer::toString).toArray(String[]::new);
        say(own + "-first", "first");
        say(one, "slow");
        say(other, numbers);
        queued.countDown();
        await().untilAsserted(() -> assertThat(house.heard)
                .extracting(BridgeTest::text)
                .filteredOn(text -> !text.equals("first"))
                .containsExactly(numbers));
        release.countDown();
        await().untilAsserted(() -> assertThat(house.heard).hasSize(42));
    }

    @Test
    void messages_that_have_to_wait_hold_up_no_other_device() throws IOException {
        var queued = new CountDownLatch(1);
        var away = new AtomicBoolean(true);
        house.handling = message -> {
            switch (text(message)) {
                case "first" -> awaitQuietly(queued);
                case "waits" -> {
                    if (away.get()) {
                        throw new IllegalStateException(new SQLException("away", "08006"));
                    }
                }
                default -> assertThat(message.device()).isEqualTo(other);
            }
        };
        // the broker hands out what came meanwhile together
        say(own + "-first", "first");
        for (var device : List.of("-a", "-b", "-c", "-d")) {
            say(own + device, "waits");
        }
        say(other, "beside");
        queued.countDown();
        await().untilAsserted(() ->
                assertThat(house.heard).extracting(BridgeTest::text).containsExactly("first", "beside"));
        away.set(false);
        await().untilAsserted(() -> assertThat(house.heard).hasSize(6));
    }

    @Test
    void nothing_that_was_acknowledged_to_a_device_is_lost_when_muster_restarts() throws IOException {
        var stuck = new CountDownLatch(1);
        Set<String> handled = ConcurrentHashMap.newKeySet();
        Set<String> brought = ConcurrentHashMap.newKeySet();
        house.handling = message -> {
            if (text(message).compareTo("10") >= 0 && stuck.getCount() > 0) {
                brought.add(text(message));
                throw new IllegalStateException(new SQLException("away", "08006"));
            }
            handled.add(text(message));
            if (brought.contains(text(message))) {
                assertThat(message.redelivered())
                        .as("it may have been handled before")
                        .isTrue();
            }
        };
        var numbers = IntStream.range(10, 60).mapToObj(Integer::toString).toArray(String[]::new);
        say(one, numbers);
        house.close();
        stuck.countDown();
        house.open();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrder(numbers));
        assertThat(house.spoiled).isEmpty();
    }

    @Test
    void muster_answers_on_a_devices_own_topic_and_on_no_other() {
        var publisher = house.bean(Publisher.class);
        assertThat(publisher.answer(request(Topics.of(one, Leaf.CREDENTIAL_RESPONSE)), new byte[1]))
                .isTrue();
        assertThat(publisher.answer(request(Topics.of(other, Leaf.CREDENTIAL_RESPONSE)), new byte[1]))
                .isFalse();
        assertThat(publisher.answer(request(Topics.of(one, Leaf.COMMAND_REQUEST)), new byte[1]))
                .isFalse();
        assertThat(publisher.answer(request("#"), new byte[1])).isFalse();
        assertThatThrownBy(() -> publisher.clear("a/b", Leaf.STATE)).isInstanceOf(IllegalArgumentException.class);
    }

    private InboundMessage request(String responseTopic) {
        return new InboundMessage(
                one,
                Leaf.CREDENTIAL_REQUEST,
                new byte[0],
                responseTopic,
                new byte[1],
                Instant.EPOCH,
                false,
                false,
                0,
                null);
    }

    private void say(String device, String... texts) throws IOException {
        try (var client = RawClient.connected(house.port(), device, "oper-" + device)) {
            for (var text : texts) {
                client.publish(Topics.of(device, Leaf.TELEMETRY), 1, false, properties -> {}, text.getBytes(UTF_8));
                assertThat(client.next().reason()).isZero();
            }
        }
    }

    private static String text(InboundMessage message) {
        return new String(message.payload(), UTF_8);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
