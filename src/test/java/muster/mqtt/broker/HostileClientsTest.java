package muster.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import muster.mqtt.Leaf;
import muster.mqtt.MqttHouse;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import muster.mqtt.RawClient;
import muster.mqtt.RawClient.Body;
import muster.mqtt.RawClient.Packet;
import muster.mqtt.RawClient.Will;
import muster.mqtt.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Sixty-four ways to be somebody else, to hear what is not one's own or to speak where one must not. Every one is
 * refused with the one reason code that fits, and a canary that hears all of {@code muster/#} hears nothing of it.
 */
class HostileClientsTest {

    private static final String OWN = "018f0000-0000-7000-8000-00000000000a";
    private static final String FOREIGN = "018f0000-0000-7000-8000-00000000000b";
    private static final String CANARY = "muster-bridge-canary";

    /** CONNACK return code of MQTT 3.1.1 (3.2.2.3): unacceptable protocol version. */
    private static final int UNSUPPORTED_IN_3_1_1 = 0x01;

    private static final int BAD_ID = 0x85;
    private static final int BAD_PASSWORD = 0x86;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int BAD_METHOD = 0x8C;
    private static final int FILTER_INVALID = 0x8F;
    private static final int TOPIC_INVALID = 0x90;
    private static final int ALIAS_INVALID = 0x94;
    private static final int QUOTA_EXCEEDED = 0x97;
    private static final int NO_RETAIN = 0x9A;
    private static final int NO_QOS = 0x9B;
    private static final int MALFORMED = 0x81;
    private static final int NO_SUBSCRIPTION_IDS = 0xA1;

    @TempDir
    static Path data;

    private static MqttHouse house;
    private static RawClient canary;

    @FunctionalInterface
    interface Trick {
        Packet play(int port) throws IOException;
    }

    record Case(String name, int answer, Trick trick) {

        @Override
        public String toString() {
            return name;
        }
    }

    // @formatter:off
    private static final List<Case> CASES = List.of(
        // who somebody claims to be
        id("the id #", "#"),
        id("the id +", "+"),
        id("an id with a level", "a/b"),
        id("the own id with a wildcard behind it", OWN + "/#"),
        noText("the own id with a line break behind it", OWN + "\n"),
        id("the own id with a space before it", " " + OWN),
        id("an id with an umlaut", "ger\u00e4t"),
        id("an id with an emoji", "\uD83D\uDD13"),
        id("an id that reads from right to left", "\u202E" + OWN),
        noText("an id with NUL", "a\0b"),
        noText("an id with a control character", "a\1b"),
        id("an id that climbs", "../" + FOREIGN),
        id("the id $SYS", "$SYS"),
        id("an id of 65 characters", "a".repeat(65)),
        id("an id of 300 characters", "a".repeat(300)),
        id("an empty id", ""),
        entry("the foreign id with the own name", BAD_PASSWORD, FOREIGN, OWN, "oper-" + OWN),
        entry("the own id and secret with the foreign name", BAD_PASSWORD, OWN, FOREIGN, "oper-" + OWN),
        entry("the foreign id and name with the own secret", BAD_PASSWORD, FOREIGN, FOREIGN, "oper-" + OWN),
        entry("the own id in the wrong case", BAD_PASSWORD, "018F0000-0000-7000-8000-00000000000A",
              "018F0000-0000-7000-8000-00000000000A", "oper-" + OWN),
        entry("the bridge's id", NOT_AUTHORIZED, "muster-bridge", "muster-bridge", "oper-muster-bridge"),
        entry("the bridge's second id", NOT_AUTHORIZED, "muster-bridge-out", "muster-bridge-out", ""),
        entry("the bridge's id in another case", NOT_AUTHORIZED, "Muster-Bridge", "Muster-Bridge", "oper-Muster-Bridge"),
        entry("an empty secret", BAD_PASSWORD, OWN, OWN, ""),
        new Case("enhanced authentication", BAD_METHOD, port -> knock(port, client ->
            client.connect(OWN, OWN, "oper-" + OWN, Optional.empty(), true, properties -> properties.one(0x15).text("SCRAM")))),
        new Case("10,000 user properties", QUOTA_EXCEEDED, port -> knock(port, client ->
            client.connect(OWN, OWN, "oper-" + OWN, Optional.empty(), true, HostileClientsTest::flood))),
        new Case("MQTT 3.1.1, which knows no reasons", UNSUPPORTED_IN_3_1_1, port -> knock(port, HostileClientsTest::oldVersion)),

        // what somebody leaves behind
        will("a will on a foreign topic", NOT_AUTHORIZED, "oper-", new Will(Topics.of(FOREIGN, Leaf.TELEMETRY), 1, false, 0)),
        will("a late will on a foreign topic", NOT_AUTHORIZED, "oper-", new Will(Topics.of(FOREIGN, Leaf.STATE), 1, false, 60)),
        will("a retained will on a foreign topic", NO_RETAIN, "oper-", new Will(Topics.of(FOREIGN, Leaf.STATE), 1, true, 0)),
        will("a retained will on the own topic", NO_RETAIN, "oper-", new Will(Topics.of(OWN, Leaf.STATE), 1, true, 0)),
        will("a will with a wildcard", TOPIC_INVALID, "oper-", new Will("muster/v1/+/telemetry", 1, false, 0)),
        will("a will in Muster's voice", NOT_AUTHORIZED, "oper-", new Will(Topics.of(OWN, Leaf.CONFIGURATION_DESIRED), 1, false, 0)),
        will("a will that answers a command", NOT_AUTHORIZED, "oper-", new Will(Topics.of(OWN, Leaf.COMMAND_RESPONSE), 1, false, 0)),
        will("a will under $SYS", NOT_AUTHORIZED, "oper-", new Will("$SYS/x", 1, false, 0)),
        will("a will with QoS 2", NO_QOS, "oper-", new Will(Topics.of(OWN, Leaf.STATE), 2, false, 0)),
        will("a will that asks for a credential", NOT_AUTHORIZED, "boot-", new Will(Topics.of(OWN, Leaf.CREDENTIAL_REQUEST), 1, false, 0)),

        // what somebody wants to hear
        filter("everything", "#"),
        filter("everything of Muster's", "muster/#"),
        filter("all telemetry", "muster/v1/+/telemetry"),
        filter("everything of its own", "muster/v1/" + OWN + "/#"),
        filter("one level of its own", "muster/v1/" + OWN + "/command/+"),
        filter("a foreign device's commands", Topics.of(FOREIGN, Leaf.COMMAND_REQUEST)),
        filter("its own commands, shared", "$share/g/" + Topics.of(OWN, Leaf.COMMAND_REQUEST)),
        filter("everything, shared", "$share/g/#"),
        filter("the bridge's share", "$share/muster/muster/v1/+/telemetry"),
        connected("a share without a name", FILTER_INVALID, "oper-", device ->
            device.subscribe("$share//" + Topics.of(OWN, Leaf.COMMAND_REQUEST))),
        filter("the broker's inside", "$SYS/#"),
        filter("its own credential's answer, with the operational credential", Topics.of(OWN, Leaf.CREDENTIAL_RESPONSE)),
        filter("its own commands in capitals", "MUSTER/v1/" + OWN + "/command/request"),
        filter("its own commands with a slash behind", Topics.of(OWN, Leaf.COMMAND_REQUEST) + "/"),
        filter("its own commands with an empty level", "muster/v1/" + OWN + "//command/request"),
        filter("foreign commands by climbing", "muster/v1/" + OWN + "/../" + FOREIGN + "/command/request"),
        connected("a subscription identifier", NO_SUBSCRIPTION_IDS, "oper-", device ->
            device.subscribe(properties -> properties.one(0x0B).variable(7), Topics.of(OWN, Leaf.COMMAND_REQUEST))),
        connected("configuration, with the bootstrap credential", NOT_AUTHORIZED, "boot-", device ->
            device.subscribe(Topics.of(OWN, Leaf.CONFIGURATION_DESIRED))),

        // where somebody wants to speak
        says("telemetry of a foreign device", NOT_AUTHORIZED, Topics.of(FOREIGN, Leaf.TELEMETRY), 1, false),
        says("telemetry of a foreign device with QoS 0", NOT_AUTHORIZED, Topics.of(FOREIGN, Leaf.TELEMETRY), 0, false),
        says("a retained message of its own", NOT_AUTHORIZED, Topics.of(OWN, Leaf.STATE), 1, true),
        says("a command to a foreign device", NOT_AUTHORIZED, Topics.of(FOREIGN, Leaf.COMMAND_REQUEST), 1, false),
        says("its own configuration in Muster's voice", NOT_AUTHORIZED, Topics.of(OWN, Leaf.CONFIGURATION_DESIRED), 1, false),
        says("a foreign topic behind an alias", ALIAS_INVALID, Topics.of(FOREIGN, Leaf.TELEMETRY), 1, false,
             properties -> properties.one(0x23).number(1)),
        says("a foreign answer topic", NOT_AUTHORIZED, Topics.of(OWN, Leaf.TELEMETRY), 1, false,
             properties -> properties.one(0x08).text(Topics.of(FOREIGN, Leaf.CREDENTIAL_RESPONSE))),
        says("its own topic with QoS 2", NO_QOS, Topics.of(OWN, Leaf.TELEMETRY), 2, false),
        connected("telemetry, with the bootstrap credential", NOT_AUTHORIZED, "boot-", device ->
            device.publish(Topics.of(OWN, Leaf.TELEMETRY), 1, false, HostileClientsTest::plain)));
    // @formatter:on

    @BeforeAll
    static void open() throws IOException {
        house = MqttHouse.in(data);
        house.bean(Publisher.class)
                .publish(
                        FOREIGN,
                        Leaf.CONFIGURATION_DESIRED,
                        "secret".getBytes(StandardCharsets.UTF_8),
                        PublishOptions.PLAIN.keptByBroker());
        canary = RawClient.connected(
                house.port(),
                CANARY,
                new String(house.bean(BridgeAccount.class).secret(), StandardCharsets.ISO_8859_1));
        assertThat(canary.subscribeToNews("muster/#").reason()).isZero();
    }

    @AfterAll
    static void close() throws IOException {
        canary.close();
        house.close();
    }

    @Test
    void there_are_sixty_four_of_them() {
        assertThat(CASES).hasSize(64);
        assertThat(CASES).extracting(Case::name).doesNotHaveDuplicates();
    }

    @Test
    void the_canary_hears_what_is_said() throws IOException {
        try (var device = RawClient.connected(house.port(), OWN, "oper-" + OWN)) {
            device.publish(Topics.of(OWN, Leaf.TELEMETRY), 1, false, HostileClientsTest::plain);
        }
        assertThat(canary.next().payload()).isEqualTo("lie");
        assertThat(heardByTheCanary()).isEmpty();
        await().until(() -> house.heard.size() == 1);
    }

    @FieldSource("CASES")
    @ParameterizedTest(name = "{0}")
    void is_refused_and_nobody_hears_of_it(Case hostile) throws IOException {
        house.heard.clear();

        var answer = hostile.trick().play(house.port());

        assertThat(answer.reason()).as("%s", answer).isEqualTo(hostile.answer());
        assertThat(heardByTheCanary()).isEmpty();
        assertThat(house.heard).isEmpty();
    }

    /** Everything up to a word of our own, which the broker passes on after whatever was said before. */
    private static List<String> heardByTheCanary() throws IOException {
        var end = UUID.randomUUID().toString();
        house.bean(Publisher.class)
                .publish("end", Leaf.COMMAND_REQUEST, end.getBytes(StandardCharsets.UTF_8), PublishOptions.PLAIN);
        var heard = new ArrayList<String>();
        for (var said = canary.next().payload();
                !said.equals(end);
                said = canary.next().payload()) {
            heard.add(said);
        }
        return heard;
    }

    private static Case id(String name, String id) {
        return new Case(name, BAD_ID, port -> knock(port, client -> client.connect(id, id, "oper-" + id)));
    }

    /** What is no text that MQTT allows (5.0, 1.5.4) is refused before anybody reads it as an id. */
    private static Case noText(String name, String id) {
        return new Case(name, MALFORMED, port -> knock(port, client -> client.connect(id, id, "oper-" + id)));
    }

    private static Case entry(String name, int answer, String id, String user, String password) {
        return new Case(name, answer, port -> knock(port, client -> client.connect(id, user, password)));
    }

    private static Case will(String name, int answer, String password, Will will) {
        return new Case(
                name,
                answer,
                port -> knock(
                        port,
                        client -> client.connect(
                                OWN, OWN, password + OWN, Optional.of(will), true, HostileClientsTest::plain)));
    }

    private static Case filter(String name, String filter) {
        return connected(name, NOT_AUTHORIZED, "oper-", device -> device.subscribe(filter));
    }

    private static Case says(
            String name, int answer, String topic, int qos, boolean retain, Consumer<Body> properties) {
        return connected(name, answer, "oper-", device -> device.publish(topic, qos, retain, properties));
    }

    private static Case says(String name, int answer, String topic, int qos, boolean retain) {
        return says(name, answer, topic, qos, retain, HostileClientsTest::plain);
    }

    @FunctionalInterface
    private interface Act {
        Packet by(RawClient device) throws IOException;
    }

    private static Case connected(String name, int answer, String password, Act act) {
        return new Case(name, answer, port -> {
            try (var device = RawClient.connected(port, OWN, password + OWN)) {
                return act.by(device);
            }
        });
    }

    private static void plain(Body properties) {
        // no properties
    }

    private static void flood(Body properties) {
        for (var i = 0; i < 10_000; i++) {
            properties.one(0x26).text("k").text("v");
        }
    }

    private static Packet knock(int port, Act act) throws IOException {
        try (var client = new RawClient(port)) {
            return act.by(client);
        }
    }

    private static Packet oldVersion(RawClient client) throws IOException {
        client.send(
                0x10,
                new Body()
                        .text("MQTT")
                        .one(4)
                        .one(0xC2)
                        .number(60)
                        .text(OWN)
                        .text(OWN)
                        .text("oper-" + OWN)
                        .done());
        return client.next();
    }
}
