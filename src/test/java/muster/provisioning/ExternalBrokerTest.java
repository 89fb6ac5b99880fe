package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import muster.connectivity.Presence;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.mqtt.OtherBroker;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.DeviceSecrets;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.OldClient;
import muster.support.TestClock;
import muster.support.TestDevice;
import muster.support.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A broker of the operator's own, which tells Muster nothing about who comes and goes. */
@ModuleTest
@DirtiesContext
class ExternalBrokerTest {

    private static final OtherBroker OTHERS = OtherBroker.start();

    @Autowired
    FieldWork field;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    Presences presences;

    @Autowired
    Credentials credentials;

    @Autowired
    SchedulerClient work;

    @Autowired
    @Qualifier("noticeSilence")
    RecurringTask<Void> noticeSilence;

    @Autowired
    @Qualifier("bridgeHealthIndicator")
    HealthIndicator bridge;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    Claims claims;

    @Autowired
    Lifecycle lifecycle;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry properties) {
        properties.add("muster.mqtt.url", () -> "mqtt://127.0.0.1:" + OTHERS.port());
    }

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @AfterAll
    static void close() {
        OTHERS.close();
    }

    @Test
    void a_device_proves_itself_there_as_it_does_at_the_embedded_one() throws Exception {
        try (var device = field.device()) {
            device.bootstrap();
            device.askForCredential();
            await().until(() -> device.answers.size() == 1);
            assertThat(TestDevice.field(device.answers.getFirst(), "reason")).isEqualTo("not_claimed");
            assertThat(presence(device)).get().matches(there -> there.isConnectedWith("BOOTSTRAP"));

            var activation = field.claim(device);
            field.switchOn(device);
            await().until(() -> field.stateOf(device) == State.ACTIVATING);
            assertThat(presence(device)).get().matches(there -> there.isConnectedWith("OPERATIONAL"));
            assertThat(alive(device, CredentialKind.BOOTSTRAP))
                    .as("the first word ends the factory secret")
                    .isFalse();

            await().until(() ->
                    device.heard.containsKey("configuration/desired") && device.heard.containsKey("command/request"));
            device.acknowledgeConfiguration();
            device.measure(21.5);
            device.measure(21.6);
            device.measure(21.4);
            device.answerCommand();
            await().until(() -> field.view(activation).awaitsEyes());
            await().until(() -> field.view(activation).checklist().open().size() == 1);
            field.see(activation);

            assertThat(field.view(activation).isSafe()).isTrue();
            assertThat(field.stateOf(device)).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    void a_makers_firmware_is_believed_there_from_the_claim_on() throws Exception {
        var label = world.device(
                "sonoff/th16", "%012X".formatted(ThreadLocalRandom.current().nextLong(1L << 48)));
        var name = "tasmota_" + label.serial().substring(6);
        try (var device = new OldClient(OTHERS.port(), name).connect(name, "its own", "tele/" + name + "/LWT", "off")) {
            device.say("tele/" + name + "/STATE", "{\"Wifi\":{\"RSSI\":78,\"Signal\":-61}}");
            await().until(() -> isHeard(label));
            assertThat(world.as(cast.sam(), () -> presences.of(label.device())))
                    .as("nobody has claimed it yet")
                    .isEmpty();

            var site = world.site(world.customer());
            var position = world.position(site, List.of("air_temperature"));
            var activation = claims.claim(
                    label.claimCode().text(),
                    world.job(site, List.of(position)),
                    position,
                    UUID.randomUUID().toString(),
                    cast.ines());
            device.say("tele/" + name + "/INFO1", "{\"Info1\":{\"Version\":\"12.5.0(tasmota)\"}}");
            await().untilAsserted(() -> {
                // at a broker that tells no sender, what it says on different topics is in no order
                device.say("tele/" + name + "/STATE", "{\"Wifi\":{\"RSSI\":78,\"Signal\":-61}}");
                device.say(
                        "tele/" + name + "/SENSOR",
                        "{\"SI7021\":{\"Temperature\":21.5,\"Humidity\":45.0},\"TempUnit\":\"C\"}");
                assertThat(field.view(activation).checklist().open()).isEmpty();
            });
            await().until(() -> world.as(cast.sam(), () -> lifecycle.stateOf(label.device())) == State.ACTIVE);
            assertThat(world.as(cast.sam(), () -> presences.of(label.device())))
                    .get()
                    .matches(there -> there.isConnectedWith("OPERATIONAL"));
        }
    }

    @Test
    void whoever_speaks_without_a_credential_is_not_there_and_is_noted() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            device.connect(device.label.bootstrap());
            device.say("telemetry", "{}");

            await().until(() ->
                    world.as(cast.sam(), () -> presences.refusals(device.label.device(), Instant.EPOCH)).stream()
                            .anyMatch(refusal -> refusal.kind().equals(Refusal.CONNECT)));
            assertThat(presence(device)).isEmpty();
            assertThat(field.stateOf(device)).isEqualTo(State.CLAIMED);
        }
    }

    @Test
    void whoever_is_quiet_for_an_hour_counts_as_gone_and_comes_back_with_the_next_word() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            field.switchOn(device);
            await().until(() -> presence(device).filter(Presence::connected).isPresent());

            clock.forward(Duration.ofMinutes(61));
            work.reschedule(noticeSilence.instance(RecurringTask.INSTANCE), Instant.now());
            await().until(() -> presence(device).filter(Presence::connected).isEmpty());

            device.measure(21.5);
            await().until(() -> presence(device).filter(Presence::connected).isPresent());
        }
    }

    @Test
    void what_could_not_be_said_while_the_broker_was_away_is_said_when_it_is_back_and_nothing_that_is_overtaken()
            throws Exception {
        try (var device = field.device();
                var undone = field.device()) {
            OTHERS.close();
            field.claim(device);
            field.undo(field.claim(undone));
            await().atMost(Duration.ofSeconds(60)).until(() -> unsaid() == 3);

            OTHERS.open();
            await().atMost(Duration.ofSeconds(90)).until(() -> unsaid() == 0);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> Status.UP.equals(
                            Objects.requireNonNull(bridge.health()).getStatus()));
            device.bootstrap();
            device.work(field.secret(device), device.label.serial(), "13.4.0");
            await().until(() -> device.heard.containsKey("configuration/desired"));
            assertThat(new String(device.heard("configuration/desired").getPayload(), StandardCharsets.UTF_8))
                    .contains("\"revision\":1");

            // the broker hands out what it keeps before it takes anything from the same client
            undone.work("anything", undone.label.serial(), "13.4.0");
            undone.say("telemetry", "{}");
            assertThat(undone.heard).doesNotContainKey("configuration/desired");
        }
    }

    private boolean isHeard(DeviceSecrets label) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select exists (select from registry.self_report where device_id = :id)")
                        .param("id", label.device().value())
                        .query(Boolean.class)
                        .single());
    }

    private int unsaid() {
        return jdbc.sql("select count(*) from shared.event_publication where status = 'FAILED'")
                .query(Integer.class)
                .single();
    }

    private Optional<Presence> presence(TestDevice device) {
        return world.as(cast.sam(), () -> presences.of(device.label.device()));
    }

    private boolean alive(TestDevice device, CredentialKind kind) {
        return world.as(cast.sam(), () -> credentials.alive(device.label.device(), kind))
                .isPresent();
    }
}
