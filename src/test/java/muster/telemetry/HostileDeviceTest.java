package muster.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import muster.configuration.Configuration;
import muster.configuration.Configurations;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A device that says what PostgreSQL keeps in no text. */
@ModuleTest
class HostileDeviceTest {

    @Autowired
    FieldWork field;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    Configurations configurations;

    @Autowired
    Telemetry telemetry;

    @Test
    void a_nul_in_its_reason_does_not_hide_that_it_refused_its_settings() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            field.switchOn(device);
            await().until(() -> device.heard.containsKey("configuration/desired"));
            device.say(
                    "configuration/reported", "{\"revision\":1,\"outcome\":\"rejected\",\"reason\":\"no\\u0000 way\"}");

            await().until(() -> world.as(cast.sam(), () -> configurations.of(device.label.device()))
                    .filter(Configuration::isRejected)
                    .isPresent());
            assertThat(world.as(cast.sam(), () -> configurations.of(device.label.device())))
                    .get()
                    .extracting(Configuration::reason)
                    .isEqualTo("no way");
        }
    }

    @Test
    void a_nul_in_a_value_is_refused_and_the_next_value_is_believed() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            field.switchOn(device);
            device.say(
                    "telemetry",
                    "{\"SI7021\":{\"Temperature\":\"2\\u00001\",\"Humidity\":45.0},\"TempUnit\":\"C\\u0000\"}");
            device.measure(21.5);

            await().until(() ->
                    world.as(cast.sam(), () -> telemetry.since(device.label.device(), Instant.EPOCH)).stream()
                            .anyMatch(tally -> tally.accepted() == 1 && tally.reason() != null));
        }
    }
}
