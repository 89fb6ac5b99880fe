package muster.mqtt.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.mqtt.Sessions.Ending.ENDED;
import static muster.mqtt.Sessions.Ending.NOT_CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import muster.mqtt.Admission;
import muster.mqtt.ConnectAttempt;
import muster.mqtt.Denied;
import muster.mqtt.Denied.Deed;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MqttHouse;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import muster.mqtt.RawClient;
import muster.mqtt.RawClient.Body;
import muster.mqtt.RawClient.Packet;
import muster.mqtt.RawClient.Will;
import muster.mqtt.RefusalCode;
import muster.mqtt.SessionEnded;
import muster.mqtt.SessionStarted;
import muster.mqtt.Sessions;
import muster.mqtt.Topics;
import muster.shared.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {

    /** One of each test's own: what an earlier test said may still be on its way. */
    private final String own = UUID.randomUUID().toString();

    @TempDir
    static Path data;

    private static MqttHouse house;

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
    void an_operational_device_says_all_it_may_say_and_hears_all_it_may_hear() throws IOException {
        try (var device = operational()) {
            assertThat(device.subscribe(Topics.of(own, Leaf.CONFIGURATION_DESIRED))
                            .reason())
                    .isEqualTo(1);
            assertThat(device.subscribe(Topics.of(own, Leaf.COMMAND_REQUEST)).reason())
                    .isEqualTo(1);
            for (var leaf : Leaf.values()) {
                if (leaf.saidBy() == Leaf.Speaker.OPERATIONAL) {
                    assertThat(device.publish(Topics.of(own, leaf), 1, false, properties -> {})
                                    .reason())
                            .as(leaf.text())
                            .isZero();
                }
            }
            await().untilAsserted(() -> assertThat(heard()).hasSize(4));
            publisher().publish(own, Leaf.COMMAND_REQUEST, "blink".getBytes(UTF_8), PublishOptions.PLAIN);
            assertThat(device.next().text()).endsWith("blink");
            assertThat(denied()).isEmpty();
        }
    }

    @Test
    void a_bootstrap_device_asks_for_a_credential_and_hears_the_answer() throws IOException {
        var answerTopic = Topics.of(own, Leaf.CREDENTIAL_RESPONSE);
        house.handling = request -> publisher().answer(request, "issued".getBytes(UTF_8));
        try (var device = RawClient.connected(house.port(), own, "boot-" + own)) {
            device.subscribe(answerTopic);
            var packets = new Packet[] {
                device.publish(
                        Topics.of(own, Leaf.CREDENTIAL_REQUEST),
                        1,
                        false,
                        properties ->
                                properties.one(0x08).text(answerTopic).one(0x09).text("mark")),
                device.next()
            };
            assertThat(packets)
                    .anySatisfy(packet -> assertThat(packet.text())
                            .contains(answerTopic, "mark")
                            .endsWith("issued"));
        }
    }

    @Test
    void what_the_bootstrap_credential_subscribed_is_gone_for_the_operational_one() throws IOException {
        var answerTopic = Topics.of(own, Leaf.CREDENTIAL_RESPONSE);
        try (var before = new RawClient(house.port())) {
            before.connect(own, own, "boot-" + own, Optional.empty(), true, DoorTest::staysAnHour);
            before.subscribe(answerTopic);
        }
        try (var after = new RawClient(house.port())) {
            after.connect(own, own, "oper-" + own, Optional.empty(), false, DoorTest::staysAnHour);
            publisher().publish(own, Leaf.CREDENTIAL_RESPONSE, "x".getBytes(UTF_8), PublishOptions.PLAIN);
            assertThat(after.hearsNothing()).isTrue();
        }
    }

    @Test
    void an_ended_session_is_told_why_and_sends_no_will() throws IOException {
        try (var device = new RawClient(house.port())) {
            var will = new Will(Topics.of(own, Leaf.STATE), 1, false, 0);
            device.connect(own, own, "oper-" + own, Optional.of(will), true, properties -> {});
            await().until(() -> sessions().isConnected(own));

            assertThat(sessions().end(own, "This device is retired.")).isEqualTo(ENDED);

            var farewell = device.next();
            assertThat(farewell.reason()).isEqualTo(0x98);
            assertThat(farewell.text()).contains("This device is retired.");
        }
        await().until(() -> !sessions().isConnected(own));
        assertThat(sessions().end(own, "Again.")).isEqualTo(NOT_CONNECTED);
        assertThat(sessions().end("never-seen", "Nobody.")).isEqualTo(NOT_CONNECTED);
        assertThat(heard()).isEmpty();
    }

    @Test
    void listeners_hear_who_comes_and_goes_in_order_with_growing_numbers() throws IOException {
        for (var round = 0; round < 3; round++) {
            try (var device = operational()) {
                device.send(0xE0, new byte[0]);
                assertThat(device.next().isClosed()).isTrue();
            }
        }
        await().untilAsserted(() -> assertThat(ended()).hasSize(3));
        assertThat(started())
                .hasSize(3)
                .extracting(SessionStarted::connection)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(ended()).allMatch(end -> end.clean());
        assertThat(started()).allMatch(start -> start.credential().equals("operational"));
    }

    @Test
    void a_lost_connection_is_no_clean_end() throws IOException {
        operational().close();
        await().untilAsserted(() -> assertThat(ended()).hasSize(1).noneMatch(end -> end.clean()));
    }

    @Test
    void refusals_and_violations_are_noted() throws IOException {
        try (var stranger = new RawClient(house.port())) {
            assertThat(stranger.connect(own, own, "wrong").text()).contains("Unknown name or password.");
        }
        try (var device = operational()) {
            device.subscribe("#");
            device.publish(Topics.of("other", Leaf.TELEMETRY), 1, false, properties -> {});
        }
        await().untilAsserted(() -> {
            assertThat(house.refused).anyMatch(no -> no.code() == RefusalCode.BAD_USER_NAME_OR_PASSWORD);
            assertThat(denied()).extracting(no -> no.deed()).containsExactly(Deed.SUBSCRIBE, Deed.PUBLISH);
        });
    }

    @Test
    void news_waits_until_trouble_is_over_and_keeps_its_order() throws IOException {
        var attempts = new AtomicInteger();
        var order = new CopyOnWriteArrayList<Object>();
        hearOf("patient", news -> {
            if (attempts.incrementAndGet() <= 3) {
                throw new IllegalStateException(new SQLException("server closed the connection", "57P01"));
            }
            order.add(news);
        });
        comesAndGoes("patient");
        await().until(() -> order.size() == 2);
        assertThat(order.getFirst()).isInstanceOf(SessionStarted.class);
        assertThat(order.getLast()).isInstanceOf(SessionEnded.class);
    }

    @Test
    void news_that_lost_a_race_is_told_once_more_and_no_oftener() throws IOException {
        var arrivals = new AtomicInteger();
        var farewells = new AtomicInteger();
        hearOf("racer", news -> {
            if (news instanceof SessionStarted && arrivals.incrementAndGet() == 1) {
                throw new Refused("somebody was faster");
            }
            if (news instanceof SessionEnded) {
                farewells.incrementAndGet();
                throw new IllegalStateException("never");
            }
        });
        comesAndGoes("racer");
        comesAndGoes("racer");
        await().until(() -> farewells.get() == 4);
        assertThat(arrivals).hasValue(3);
        assertThat(house.started)
                .filteredOn(news -> news.clientId().equals("racer"))
                .hasSize(2);
    }

    @Test
    void denials_that_nobody_can_hear_crowd_out_no_session() throws IOException {
        var away = new AtomicBoolean(true);
        hearOf("noisy", news -> {
            if (away.get()) {
                throw new IllegalStateException(new SQLException("away", "08006"));
            }
        });
        try (var device = RawClient.connected(house.port(), "noisy", "oper-noisy")) {
            for (var each = 0; each < 100; each++) {
                device.subscribe("topic/" + each);
            }
        }
        comesAndGoes("noisy");
        await().until(() -> !sessions().isConnected("noisy"));
        away.set(false);
        await().untilAsserted(() -> assertThat(house.ended)
                .filteredOn(news -> news.clientId().equals("noisy"))
                .hasSize(2));
        assertThat(house.started)
                .filteredOn(news -> news.clientId().equals("noisy"))
                .hasSize(2);
        assertThat(house.denied)
                .filteredOn(news -> news.clientId().equals("noisy"))
                .hasSizeBetween(1, 32);
    }

    private static void hearOf(String client, Consumer<Object> hearing) {
        house.hearing = news -> {
            if (news.toString().contains("clientId=" + client)) {
                hearing.accept(news);
            }
        };
    }

    private static void comesAndGoes(String client) throws IOException {
        RawClient.connected(house.port(), client, "oper-" + client).close();
    }

    @Test
    void who_is_told_of_a_session_can_end_it() throws IOException {
        house.hearing = news -> {
            if (news instanceof SessionStarted) {
                assertThat(sessions().end(own, "Not you.")).isEqualTo(ENDED);
            }
        };
        try (var device = new RawClient(house.port())) {
            var answer = device.connect(own, own, "oper-" + own);
            // whoever is told may be quicker than the answer
            assertThat((answer.reason() == 0 ? device.next() : answer).text()).contains("Not you.");
        }
        await().untilAsserted(() -> assertThat(started()).isNotEmpty());
    }

    @Test
    void the_answer_to_a_question_is_forgotten_after_half_a_minute() throws IOException {
        var answerTopic = Topics.of(own, Leaf.CREDENTIAL_RESPONSE);
        house.handling = request -> publisher().answer(request, "issued".getBytes(UTF_8));
        try (var device = RawClient.connected(house.port(), own, "boot-" + own)) {
            device.subscribe(answerTopic);
            device.publish(
                    Topics.of(own, Leaf.CREDENTIAL_REQUEST),
                    1,
                    false,
                    properties -> properties.one(0x08).text(answerTopic),
                    new byte[1]);
            var packets = new Packet[] {device.next(), device.next()};
            assertThat(packets)
                    .filteredOn(packet -> packet.type() == RawClient.PUBLISH)
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.payload()).isEqualTo("issued");
                        // message expiry interval, in seconds (MQTT 5, 3.3.2.3.3)
                        assertThat(HexFormat.of().formatHex(answer.body())).containsPattern("02000000(1e|1d|1c)");
                    });
        }
    }

    @Test
    void a_decision_that_fails_keeps_the_device_out() throws IOException {
        house.deciding = attempt -> {
            throw new IllegalStateException("the database is away");
        };
        try (var device = new RawClient(house.port())) {
            var answer = device.connect(own, own, "oper-" + own);
            assertThat(answer.reason()).isEqualTo(0x88);
            assertThat(answer.text()).doesNotContain("database");
        }
    }

    @Test
    void a_password_shows_up_in_no_text() {
        var attempt = new ConnectAttempt(own, own, "s3cret".getBytes(UTF_8), "127.0.0.1", 60, false);
        assertThat(attempt.toString()).doesNotContain("s3cret");
        assertThat(house.deciding.apply(attempt)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void garbage_ends_one_connection_and_nothing_else() throws IOException {
        var random = new Random(7);
        for (var round = 0; round < 50; round++) {
            try (var vandal = new RawClient(house.port())) {
                var bytes = new byte[64];
                random.nextBytes(bytes);
                vandal.sendRaw(bytes);
            }
        }
        try (var impatient = new RawClient(house.port())) {
            impatient.publish(Topics.of(own, Leaf.TELEMETRY), 0, false, properties -> {}, new byte[1]);
            assertThat(impatient.next().type()).isIn(-1, RawClient.DISCONNECT);
        }
        try (var twice = operational()) {
            assertThat(twice.connect(own, own, "oper-" + own).type()).isIn(-1, RawClient.DISCONNECT);
        }
        try (var huge = operational()) {
            huge.publish(Topics.of(own, Leaf.TELEMETRY), 1, false, properties -> {}, new byte[300_000]);
            assertThat(huge.next().type()).isIn(-1, RawClient.DISCONNECT);
        }
        try (var decent = operational()) {
            assertThat(decent.publish(Topics.of(own, Leaf.TELEMETRY), 1, false, properties -> {})
                            .reason())
                    .isZero();
        }
        await().untilAsserted(() -> assertThat(heard()).hasSize(1));
    }

    @Test
    void the_bridge_comes_back_by_itself_and_has_missed_nothing() throws IOException {
        var clients = house.bean(Door.class).clients();
        try (var device = operational()) {
            for (var number = 0; number < 60; number++) {
                if (number % 20 == 10) {
                    clients.disconnectClient("muster-bridge").join();
                    clients.disconnectClient("muster-bridge-out").join();
                }
                var text = Integer.toString(number).getBytes(UTF_8);
                device.publish(Topics.of(own, Leaf.TELEMETRY), 1, false, properties -> {}, text);
                assertThat(device.next().reason()).isZero();
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(heard())
                            .extracting(message -> new String(message.payload(), UTF_8))
                            .containsAll(IntStream.range(0, 60)
                                    .mapToObj(Integer::toString)
                                    .toList()));
            device.subscribe(Topics.of(own, Leaf.COMMAND_REQUEST));
            publisher().publish(own, Leaf.COMMAND_REQUEST, "blink".getBytes(UTF_8), PublishOptions.PLAIN);
            assertThat(device.next().text()).endsWith("blink");
        }
        await().untilAsserted(() -> assertThat(house.health()).isEqualTo("UP"));
    }

    private RawClient operational() throws IOException {
        return RawClient.connected(house.port(), own, "oper-" + own);
    }

    private List<InboundMessage> heard() {
        return house.heard.stream().filter(news -> news.device().equals(own)).toList();
    }

    private List<SessionStarted> started() {
        return house.started.stream()
                .filter(news -> news.clientId().equals(own))
                .toList();
    }

    private List<SessionEnded> ended() {
        return house.ended.stream().filter(news -> news.clientId().equals(own)).toList();
    }

    private List<Denied> denied() {
        return house.denied.stream().filter(news -> news.clientId().equals(own)).toList();
    }

    private static void staysAnHour(Body properties) {
        properties.one(0x11).number(0).number(3600);
    }

    private static Publisher publisher() {
        return house.bean(Publisher.class);
    }

    private static Sessions sessions() {
        return house.bean(Sessions.class);
    }
}
