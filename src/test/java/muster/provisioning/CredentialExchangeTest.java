package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.mqtt.Broker;
import muster.shared.ActivationId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TestClock;
import muster.support.TestDevice;
import muster.support.World;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over real MQTT: what a device gets and does not get, and what each of its faults looks like on the phone. */
@ModuleTest
class CredentialExchangeTest {

    private static final String GOOD = "13.4.0";

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Broker broker;

    @Autowired
    Claims claims;

    @Autowired
    Activations activations;

    @Autowired
    Releases releases;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @Test
    void there_is_nothing_before_the_claim() throws Exception {
        try (var device = device()) {
            device.bootstrap();
            ask(device);
            assertThat(TestDevice.field(device.answers.getLast(), "reason")).isEqualTo("not_claimed");
        }
    }

    @Test
    void of_two_secrets_asked_for_before_the_first_use_only_the_newest_opens() throws Exception {
        try (var device = device()) {
            claim(device);
            device.bootstrap();
            var first = secret(device);
            var second = secret(device);
            assertThat(second).isNotEqualTo(first);
            refusedAtTheDoor(device, first);
            device.connect(second);
            // the factory secret ends with the first use of the other one
            refusedAtTheDoor(device, device.label.bootstrap());
            device.connect(second);
        }
    }

    @Test
    void a_wrong_secret_opens_nothing() throws Exception {
        try (var device = device();
                var other = device()) {
            for (var wrong : List.of("", "wrong", other.label.bootstrap(), device.label.serial())) {
                refusedAtTheDoor(device, wrong);
            }
        }
    }

    @Test
    void a_request_that_names_another_device_or_serial_number_gets_nothing_and_is_noted() throws Exception {
        try (var device = device();
                var other = device()) {
            var id = claim(device);
            device.bootstrap();
            for (var payload : List.of(
                    "{\"device\":\"" + other.label.device() + "\"}", "{\"serial\":\"" + other.label.serial() + "\"}")) {
                int answers = device.answers.size();
                device.askForCredential(payload, device.topic("credential/response"));
                await().until(() -> device.answers.size() > answers);
                assertThat(TestDevice.field(device.answers.getLast(), "reason")).isEqualTo("other_device");
            }
            assertThat(view(id).checklist().line(Check.IDENTITY).said()).isEqualTo("somebody-else");
            assertThat(refusals(device, "IDENTITY")).isEqualTo(2);
            assertThat(secret(device)).isNotEmpty();
        }
    }

    @Test
    void the_answer_never_goes_to_another_device() throws Exception {
        try (var device = device();
                var other = device()) {
            claim(device);
            other.bootstrap();
            device.bootstrap();
            // the broker itself shows such a client the door; whether the client learns it in this call is chance
            var learnt = catchThrowable(() -> device.askForCredential("{}", other.topic("credential/response")));
            assertThat(learnt == null || learnt instanceof MqttException).isTrue();
            await().until(() -> refusals(device, "TOPIC") == 1);
            assertThat(sentence(device, "TOPIC")).startsWith("It tried to ").endsWith(", which it may not.");
            device.bootstrap();
            assertThat(secret(device)).isNotEmpty();
            assertThat(other.answers).isEmpty();
            assertThat(device.answers).hasSize(1);
        }
    }

    @Test
    void a_payload_that_names_another_device_is_not_kept_and_is_noted() throws Exception {
        try (var device = device();
                var other = device()) {
            var id = atWork(device, GOOD);
            device.say("telemetry", """
                    {"device":"%s","SI7021":{"Temperature":21.5,"Humidity":45.0},"TempUnit":"C"}
                    """.formatted(other.label.device()));
            await().until(() -> refusals(device, "IDENTITY") == 1);
            device.say("state", "{\"device\":\"%s\",\"firmware\":\"1.0\"}".formatted(other.label.device()));
            await().until(() -> refusals(device, "IDENTITY") == 2
                    || lines(id, Check.IDENTITY).equals("somebody-else"));
            assertThat(lines(id, Check.READINGS)).isEqualTo("none");
            assertThat(lines(id, Check.FIRMWARE)).isEqualTo("allowed");
            // a name of the maker's own is none of ours
            device.say("telemetry", """
                    {"device":"kitchen","SI7021":{"Temperature":21.5,"Humidity":45.0},"TempUnit":"C"}
                    """);
            await().until(() -> lines(id, Check.READINGS).equals("some"));
        }
    }

    @Test
    void state_that_is_no_state_harms_nothing() throws Exception {
        try (var device = device()) {
            var id = atWork(device, GOOD);
            for (var payload :
                    List.of("[]", "null", "7", "{", "{\"serial\":\"\\u0000\",\"link\":{\"rssi\":1e99}}", "\"state\"")) {
                device.say("state", payload);
            }
            device.work(secretInUse(device), device.label.serial(), GOOD);
            await().until(() -> lines(id, Check.IDENTITY).equals("same"));
        }
    }

    @Test
    void old_firmware_fails_in_its_line_alone() throws Exception {
        for (var old : List.of("12.0.0", "9.5.0")) {
            try (var device = device()) {
                var id = atWork(device, old);
                complete(device);
                failsAlone(id, Check.FIRMWARE, "not-allowed");
            }
        }
    }

    @Test
    void a_wrong_unit_fails_in_its_line_alone() throws Exception {
        try (var device = device()) {
            var id = atWork(device, GOOD);
            complete(device);
            device.say("telemetry", "{\"SI7021\":{\"Temperature\":70.7,\"Humidity\":45.0},\"TempUnit\":\"F\"}");
            failsAlone(id, Check.READINGS, "refused.WRONG_UNIT");
        }
    }

    @Test
    void a_value_out_of_range_fails_in_its_line_alone() throws Exception {
        try (var device = device()) {
            var id = atWork(device, GOOD);
            complete(device);
            device.measure(999.0);
            failsAlone(id, Check.READINGS, "refused.OUT_OF_RANGE");
        }
    }

    @Test
    void silence_after_the_first_message_fails_in_its_line_alone() throws Exception {
        try (var device = device()) {
            var id = atWork(device, GOOD);
            device.measure(21.5);
            await().until(() -> lines(id, Check.READINGS).equals("some"));
            clock.forward(Duration.ofMinutes(3));
            failsAlone(id, Check.READINGS, "silent");
        }
    }

    @Test
    void a_refused_configuration_fails_in_its_line_alone() throws Exception {
        try (var device = device()) {
            var id = atWork(device, GOOD);
            await().until(() -> device.heard.containsKey("configuration/desired"));
            var revision = TestDevice.json(device.heard("configuration/desired"))
                    .path("revision")
                    .asInt();
            device.say(
                    "configuration/reported",
                    "{\"revision\":%d,\"outcome\":\"rejected\",\"reason\":\"no such option\"}".formatted(revision));
            device.measure(21.5);
            failsAlone(id, Check.CONFIGURATION, "rejected");
        }
    }

    @Test
    void a_wrong_factory_secret_fails_in_its_line_alone() throws Exception {
        try (var device = device()) {
            var id = claim(device);
            refusedAtTheDoor(device, "not-the-factory-secret");
            failsAlone(id, Check.CREDENTIAL, "refused");
        }
    }

    @Test
    void a_clone_fails_in_its_line_alone() throws Exception {
        try (var device = device();
                var original = device()) {
            var id = claim(device);
            device.bootstrap();
            device.work(secret(device), original.label.serial(), GOOD);
            complete(device);
            failsAlone(id, Check.IDENTITY, "other-serial");
        }
    }

    @Test
    void quarantine_ends_the_session_and_the_contract_is_judged_anew_after_it() throws Exception {
        try (var device = device()) {
            var id = atWork(device, GOOD);
            complete(device);
            device.measure(21.4);
            device.answerCommand();
            await().until(() -> view(id).awaitsEyes());
            ActorContext.run(cast.ines(), () -> activations.seen(id, cast.ines()));
            await().until(() -> stateOf(device) == State.ACTIVE);
            var secret = secretInUse(device);

            move(device, LifecycleEvent.QUARANTINE);
            await().atMost(Duration.ofSeconds(1)).until(() -> !device.isConnected());
            assertThatThrownBy(() -> device.connect(secret)).isInstanceOf(MqttException.class);
            await().until(() -> refusals(device, "CONNECT") == 1);

            device.heard.clear();
            move(device, LifecycleEvent.CLEAR);
            assertThat(stateOf(device)).isEqualTo(State.ACTIVATING);
            assertThat(view(id).isSafe()).isFalse();
            device.work(secret, device.label.serial(), GOOD);
            await().until(() -> lines(id, Check.IDENTITY).equals("same"));
            assertThat(view(id).checklist().open())
                    .extracting(Line::check)
                    .containsExactlyInAnyOrder(Check.CONFIGURATION, Check.READINGS, Check.COMMAND);
            complete(device);
            await().until(() -> lines(id, Check.CONFIGURATION).equals("applied"));
            assertThat(stateOf(device)).isEqualTo(State.ACTIVATING);

            // what was seen before the quarantine does not count: the device is asked, answers and is seen once more
            device.measure(21.4);
            device.answerCommand();
            await().until(() -> view(id).awaitsEyes());
            ActorContext.run(cast.ines(), () -> activations.seen(id, cast.ines()));
            await().until(() -> stateOf(device) == State.ACTIVE);
            assertThat(view(id).isSafe()).isTrue();
        }
    }

    @Test
    void an_undone_claim_cuts_the_live_session() throws Exception {
        try (var device = device()) {
            var id = atWork(device, GOOD);
            await().until(() -> stateOf(device) == State.ACTIVATING);
            var secret = secretInUse(device);
            ActorContext.run(cast.ines(), () -> releases.undo(id, cast.ines()));
            await().atMost(Duration.ofSeconds(2)).until(() -> !device.isConnected());
            refusedAtTheDoor(device, secret);
            device.bootstrap();
            ask(device);
            assertThat(TestDevice.field(device.answers.getLast(), "reason")).isEqualTo("not_claimed");
            assertThat(claim(device)).isNotEqualTo(id);
            assertThat(secret(device)).isNotEmpty();
        }
    }

    private TestDevice device() {
        return new TestDevice(world.devices(1).getFirst(), broker.port());
    }

    private ActivationId claim(TestDevice device) {
        var site = world.site(world.customer());
        var position = world.position(site);
        var job = world.job(site, List.of(position));
        return claims.claim(
                device.label.claimCode().text(),
                job,
                position,
                UUID.randomUUID().toString(),
                cast.ines());
    }

    private ActivationId atWork(TestDevice device, String firmware) throws MqttException {
        var id = claim(device);
        device.bootstrap();
        device.work(secret(device), device.label.serial(), firmware);
        await().until(() -> !lines(id, Check.IDENTITY).equals("unheard"));
        return id;
    }

    /** All that a device does by itself, well; a person still has to look. */
    private void complete(TestDevice device) throws MqttException {
        await().until(() ->
                device.heard.containsKey("configuration/desired") && device.heard.containsKey("command/request"));
        device.acknowledgeConfiguration();
        device.measure(21.5);
        device.measure(21.6);
    }

    private void ask(TestDevice device) throws MqttException {
        int answers = device.answers.size();
        device.askForCredential();
        await().until(() -> device.answers.size() > answers);
    }

    private String secret(TestDevice device) throws MqttException {
        ask(device);
        return secretInUse(device);
    }

    private static String secretInUse(TestDevice device) {
        return TestDevice.field(device.answers.getLast(), "secret");
    }

    private static void refusedAtTheDoor(TestDevice device, String secret) {
        assertThatThrownBy(() -> device.connect(secret)).isInstanceOf(MqttException.class);
    }

    private void failsAlone(ActivationId id, Check check, String said) {
        await().until(() -> lines(id, check).equals(said));
        var view = view(id);
        assertThat(view.checklist().lines())
                .filteredOn(line -> line.state() == Line.State.FAILED)
                .extracting(Line::check)
                .containsExactly(check);
        assertThat(view.isSafe()).isFalse();
        assertThat(world.as(cast.sam(), () -> lifecycle.stateOf(view.device()))).isNotEqualTo(State.ACTIVE);
    }

    private void move(TestDevice device, LifecycleEvent event) {
        world.as(cast.olga(), () -> lifecycle.move(device.label.device(), event, "a test", cast.olga()));
    }

    private String sentence(TestDevice device, String kind) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select sentence from connectivity.refusal where device_id = :device and kind = :kind")
                        .param("device", device.label.device().value())
                        .param("kind", kind)
                        .query(String.class)
                        .single());
    }

    private int refusals(TestDevice device, String kind) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql(
                                "select coalesce(sum(times), 0) from connectivity.refusal where device_id = :device and kind = :kind")
                        .param("device", device.label.device().value())
                        .param("kind", kind)
                        .query(Integer.class)
                        .single());
    }

    private ActivationView view(ActivationId id) {
        return ActorContext.<ActivationView, RuntimeException>call(cast.ines(), () -> activations.of(id));
    }

    private String lines(ActivationId id, Check check) {
        return view(id).checklist().line(check).said();
    }

    private State stateOf(TestDevice device) {
        return world.as(cast.sam(), () -> lifecycle.stateOf(device.label.device()));
    }
}
