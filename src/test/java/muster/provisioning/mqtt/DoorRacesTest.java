package muster.provisioning.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.mqtt.ConnectAttempt;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestDevice;
import muster.support.TestDoor;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is taken from a device at the very moment in which it comes in. */
@ModuleTest
class DoorRacesTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    FieldWork field;

    @Autowired
    Credentials credentials;

    @Autowired
    TestDoor door;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void put_the_door_right() {
        door.right();
    }

    @Test
    void a_claim_that_is_undone_while_the_device_comes_in_ends_its_session() throws Exception {
        try (var device = field.device()) {
            var id = field.claim(device);
            var secret = field.fetchSecret(device);
            device.connect(secret);

            onTheThresholdOf(device, () -> field.undo(id));
            comesInAndIsShownOut(device, secret);
            assertThat(field.stateOf(device)).isEqualTo(State.REGISTERED);
        }
    }

    @Test
    void so_does_one_that_is_undone_and_made_again() throws Exception {
        try (var device = field.device()) {
            var id = field.claim(device);
            var secret = field.fetchSecret(device);
            device.connect(secret);

            onTheThresholdOf(device, () -> {
                field.undo(id);
                field.claim(device);
            });
            comesInAndIsShownOut(device, secret);
            // the new claim goes on as if nothing had been
            assertThat(field.stateOf(device)).isEqualTo(State.CLAIMED);
            assertThat(field.fetchSecret(device)).isNotEmpty();
        }
    }

    @Test
    void quarantine_while_the_device_comes_in_ends_its_session() throws Exception {
        try (var device = field.device()) {
            var secret = field.atWork(device);

            onTheThresholdOf(device, () -> field.move(device, LifecycleEvent.QUARANTINE));
            comesInAndIsShownOut(device, secret);
        }
    }

    @Test
    void a_factory_secret_that_is_replaced_while_the_device_comes_in_ends_its_session() throws Exception {
        try (var device = field.device()) {
            onTheThresholdOf(
                    device,
                    () -> ActorContext.run(SYSTEM, () -> credentials.reissueBootstrap(device.label.device(), SYSTEM)));
            comesInAndIsShownOut(device, device.label.bootstrap());
        }
    }

    @Test
    void a_first_use_waits_for_an_undoing_that_is_under_way_and_is_refused() throws Exception {
        try (var device = field.device()) {
            var id = field.claim(device);
            var secret = field.fetchSecret(device);

            var entry = duringATransaction(
                    () -> field.undoAsSupport(id), () -> CompletableFuture.runAsync(() -> connect(device, secret)));

            assertThatThrownBy(entry::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(MqttException.class);
            assertThat(recordedUses(device)).isZero();
        }
    }

    @Test
    void a_request_that_meets_the_first_use_does_not_end_what_was_just_used() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            var secret = field.fetchSecret(device);
            var credential = ActorContext.call(
                    SYSTEM,
                    () -> credentials
                            .verify(device.label.device(), secret.getBytes(StandardCharsets.US_ASCII))
                            .orElseThrow());

            var answer = duringATransaction(
                    () -> credentials.firstUse(credential, SYSTEM),
                    () -> CompletableFuture.supplyAsync(() -> ask(device)));

            assertThat(TestDevice.field(answer.get(), "reason")).isEqualTo("in_use");
            device.connect(secret);
            assertThat(ActorContext.call(
                            SYSTEM, () -> credentials.alive(device.label.device(), CredentialKind.OPERATIONAL)))
                    .map(alive -> alive.id())
                    .contains(credential.id());
        }
    }

    @Test
    void a_session_that_the_broker_did_not_end_is_ended_when_it_answers_again() throws Exception {
        try (var device = field.device()) {
            field.atWork(device);
            door.isDeaf = true;

            field.move(device, LifecycleEvent.QUARANTINE);

            assertThat(field.stateOf(device)).isEqualTo(State.QUARANTINED);
            await().until(() -> outstanding(device) > 0);
            assertThat(device.isConnected()).isTrue();
            door.isDeaf = false;
            await().atMost(Duration.ofSeconds(30)).until(() -> !device.isConnected());
        }
    }

    private void onTheThresholdOf(TestDevice device, Runnable happens) {
        door.onTheThreshold = attempt -> {
            if (isBy(device, attempt)) {
                door.right();
                happens.run();
                // whoever looks for a session to cut has found none
                await().until(() -> outstanding(device) == 0);
            }
        };
    }

    private static boolean isBy(TestDevice device, ConnectAttempt attempt) {
        return attempt.clientId().equals(device.label.device().toString());
    }

    private static void comesInAndIsShownOut(TestDevice device, String secret) {
        // it may be out again before the library has noticed that it was in
        var learnt = catchThrowable(() -> device.connect(secret));
        assertThat(learnt == null || learnt instanceof MqttException).isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> !device.isConnected());
    }

    /** Does one thing, starts the other, waits until that one has to wait, and only then commits the first. */
    private <T> CompletableFuture<T> duringATransaction(Runnable first, Supplier<CompletableFuture<T>> second) {
        return ActorContext.<CompletableFuture<T>, RuntimeException>call(
                SYSTEM,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    first.run();
                    var waiting = second.get();
                    field.awaitQueue();
                    return waiting;
                })));
    }

    private static void connect(TestDevice device, String secret) {
        try {
            device.connect(secret);
        } catch (MqttException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private String ask(TestDevice device) {
        try {
            return field.ask(device);
        } catch (MqttException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private int recordedUses(TestDevice device) {
        return field.recorded(device, "credential.used");
    }

    /** What is committed about a device and still has to be acted on. */
    private int outstanding(TestDevice device) {
        return jdbc.sql("""
                select count(*) from shared.event_publication
                where completion_date is null and serialized_event like :device
                """)
                .param("device", "%" + device.label.device() + "%")
                .query(Integer.class)
                .single();
    }
}
