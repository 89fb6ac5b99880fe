package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import muster.access.Actor;
import muster.configuration.ConfigurationExpected;
import muster.lifecycle.DeviceMoved;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.shared.DomainEvent;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestDevice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Words that had to wait for the broker are said again later; by then they may be wrong. */
@ModuleTest
class OvertakenTest {

    private static final Actor SYSTEM = Actor.system("a test");

    @Autowired
    FieldWork field;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void settings_that_were_replaced_meanwhile_are_not_said_any_more() throws Exception {
        try (var device = atWork()) {
            device.heard.remove("configuration/desired");
            heardBy("ConfigurationSender", device, expected(device, 7));
            heardBy("ConfigurationSender", device, expected(device, 0));
            assertThat(device.heard).doesNotContainKey("configuration/desired");

            heardBy("ConfigurationSender", device, expected(device, 1));
            await().until(() -> device.heard.containsKey("configuration/desired"));
        }
    }

    @Test
    void a_command_is_not_worth_saying_after_two_minutes() throws Exception {
        try (var device = atWork()) {
            var late = asked(device, clock.instant().minus(Duration.ofMinutes(3)));
            var timely = asked(device, clock.instant());
            heardBy("CommandSender", device, late);
            heardBy("CommandSender", device, timely);

            await().until(() -> device.commands.contains(timely.id().toString()));
            assertThat(device.commands).doesNotContain(late.id().toString());
        }
    }

    @Test
    void the_settings_of_a_new_place_are_not_taken_back_for_the_old_one() throws Exception {
        var released = clock.instant();
        try (var device = atWork()) {
            heardBy(
                    "Cutter",
                    device,
                    new DeviceMoved(
                            device.label.device(),
                            device.label.serial(),
                            State.CLAIMED,
                            LifecycleEvent.RELEASE,
                            State.REGISTERED,
                            99,
                            "Wrong place",
                            SYSTEM.by(),
                            released));
            device.heard.remove("configuration/desired");
            device.work(TestDevice.field(device.answers.getLast(), "secret"), device.label.serial(), "13.4.0");
            await().until(() -> device.heard.containsKey("configuration/desired"));
        }
    }

    private TestDevice atWork() throws Exception {
        var device = field.device();
        field.claim(device);
        field.switchOn(device);
        await().until(() -> device.heard.containsKey("configuration/desired") && !device.commands.isEmpty());
        return device;
    }

    private ConfigurationExpected expected(TestDevice device, int revision) {
        return new ConfigurationExpected(
                device.label.device(), device.label.serial(), revision, "{}", SYSTEM.by(), clock.instant());
    }

    private static CommandAsked asked(TestDevice device, Instant at) {
        return new CommandAsked(
                UUID.randomUUID(), device.label.device(), device.label.serial(), "identify", SYSTEM.by(), at);
    }

    /** Publishes an event once more, as it happens after the broker was away, and waits until the listener is through. */
    private void heardBy(String listener, TestDevice device, DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
        await().until(() -> jdbc.sql("""
                        select count(*) from shared.event_publication where listener_id like :listener
                        and serialized_event like :device and event_type = :type and status <> 'COMPLETED'
                        """)
                        .param("listener", "%" + listener + "%")
                        .param("device", "%" + device.label.device() + "%")
                        .param("type", event.getClass().getName())
                        .query(Integer.class)
                        .single()
                == 0);
    }
}
