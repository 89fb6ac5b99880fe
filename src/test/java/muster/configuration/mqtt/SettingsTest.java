package muster.configuration.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.configuration.Configuration;
import muster.configuration.ConfigurationExpected;
import muster.configuration.ConfigurationWithdrawn;
import muster.configuration.Configurations;
import muster.mqtt.Leaf;
import muster.mqtt.broker.Eavesdropper;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestDevice;
import muster.support.World;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Settings on their way to a device, and its word about them. */
@ModuleTest
class SettingsTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    Configurations configurations;

    @Autowired
    ConfigurationSender sender;

    @Autowired
    FieldWork field;

    @Autowired
    Eavesdropper eavesdropper;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    TransactionTemplate transaction;

    private TestDevice device;

    @BeforeEach
    void take() {
        device = field.device();
    }

    @AfterEach
    void put_back() throws MqttException {
        device.close();
    }

    @Test
    void an_older_revision_that_is_sent_late_does_not_replace_the_newer_one() throws Exception {
        field.atWork(device);
        expect(Map.of("interval_s", 60));
        await().until(() -> heardRevision() == 2);

        assertThat(saidWhile(() -> late().send(expected(1)))).isEmpty();
        assertThat(saidWhile(() -> late().send(expected(2))))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("\"revision\":2", "60"));
    }

    @Test
    void what_an_undone_claim_takes_back_late_leaves_the_settings_of_the_next_claim_alone() throws Exception {
        field.undo(field.claim(device));
        await().until(() -> current().isEmpty());
        field.atWork(device);

        assertThat(saidWhile(() -> late().takeBack(withdrawn()))).doesNotContain("");
    }

    @Test
    void an_undone_claim_leaves_no_settings_behind_however_late_they_are_sent() {
        field.undo(field.claim(device));
        await().until(() -> current().isEmpty());

        // the undo's own words may be on their way still: they take back, too
        assertThat(saidWhile(() -> late().send(expected(1))))
                .allSatisfy(said -> assertThat(said).isEmpty());
        assertThat(saidWhile(() -> late().takeBack(withdrawn()))).contains("").containsOnly("");
    }

    @Test
    void nobody_wants_something_else_while_settings_are_being_sent() throws Exception {
        field.atWork(device);
        var wish = ActorContext.<CompletableFuture<Void>, RuntimeException>call(
                SYSTEM,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    configurations.hold(device.label.device());
                    var waiting = CompletableFuture.runAsync(() -> expect(Map.of("interval_s", 60)));
                    field.awaitQueue();
                    return waiting;
                })));
        wish.join();
        assertThat(current().orElseThrow().desiredRevision()).isEqualTo(2);
    }

    @Test
    void a_release_that_is_heard_of_late_takes_back_nothing_that_was_wanted_after_it() {
        var released = Instant.now();
        field.claim(device);
        as(() -> configurations.withdraw(device.label.device(), released, SYSTEM.by()));
        assertThat(current()).isPresent();
        as(() -> configurations.withdraw(device.label.device(), Instant.now(), SYSTEM.by()));
        assertThat(current()).isEmpty();
    }

    @Test
    void the_same_word_said_again_is_recorded_once() {
        field.claim(device);
        for (int each = 0; each < 5; each++) {
            report("applied", null);
        }
        assertThat(field.recorded(device, "configuration.applied")).isEqualTo(1);
        assertThat(current().orElseThrow().isAcknowledged()).isTrue();
    }

    @Test
    void a_device_that_changes_its_mind_all_the_time_is_believed_but_fills_no_record() {
        field.claim(device);
        for (int each = 0; each < 50; each++) {
            report("rejected", "reason " + each);
        }
        report("applied", null);
        assertThat(field.recorded(device, "configuration.rejected")).isEqualTo(20);
        assertThat(current().orElseThrow().isAcknowledged()).isTrue();

        expect(Map.of("interval_s", 60));
        report(2, "applied", null);
        assertThat(field.recorded(device, "configuration.applied")).isEqualTo(1);
    }

    @Test
    void revisions_that_never_were_are_none() {
        field.claim(device);
        for (int revision : new int[] {Integer.MIN_VALUE, -1, 0, 2}) {
            report(revision, "applied", null);
        }
        assertThat(current().orElseThrow().reportedRevision()).isNull();
        assertThat(field.recorded(device, "configuration.applied")).isZero();
    }

    @Test
    void characters_that_no_database_keeps_spoil_no_answer() throws Exception {
        field.atWork(device);
        device.say(
                "configuration/reported",
                "{\"revision\":1,\"outcome\":\"rejected\",\"reason\":\"no\\u0000 such\\n option\\ud800\"}");
        await().until(() -> current().orElseThrow().isRejected());
        assertThat(current().orElseThrow().reason()).isEqualTo("no such option");
    }

    private void expect(Map<String, Object> settings) {
        as(() -> configurations.expect(device.label.device(), settings, SYSTEM));
    }

    private void report(String outcome, @Nullable String reason) {
        report(1, outcome, reason);
    }

    private void report(int revision, String outcome, @Nullable String reason) {
        as(() -> configurations.report(device.label.device(), revision, outcome, reason, SYSTEM, Instant.now()));
    }

    private static void as(Runnable work) {
        ActorContext.run(SYSTEM, work);
    }

    private Optional<Configuration> current() {
        return world.as(cast.sam(), () -> configurations.of(device.label.device()));
    }

    private int heardRevision() {
        return TestDevice.json(device.heard("configuration/desired"))
                .path("revision")
                .asInt();
    }

    /** The sender as it is when its thread gets to run at last. */
    private ConfigurationSender late() {
        return AopTestUtils.getUltimateTargetObject(sender);
    }

    private ConfigurationExpected expected(int revision) {
        return new ConfigurationExpected(
                device.label.device(), device.label.serial(), revision, "{}", SYSTEM.by(), Instant.now());
    }

    private ConfigurationWithdrawn withdrawn() {
        return new ConfigurationWithdrawn(device.label.device(), SYSTEM.by(), Instant.now());
    }

    private List<String> saidWhile(Runnable work) {
        return eavesdropper.during(device.label.device().toString(), Leaf.CONFIGURATION_DESIRED, work);
    }
}
