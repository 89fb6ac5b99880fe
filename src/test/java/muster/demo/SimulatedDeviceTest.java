package muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import muster.demo.simulator.Deed;
import muster.demo.simulator.SimulatedDevice;
import muster.demo.simulator.Step;
import muster.lifecycle.State;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class SimulatedDeviceTest {

    private static final String MODEL = "shelly/plus-ht";

    @TempDir
    private Path folder;

    @Autowired
    private Workplace workplace;

    @Test
    void it_asks_until_it_is_claimed_and_knows_its_secret_after_a_power_cut() {
        var boxed = workplace.box(MODEL);
        try (var simulator = workplace.simulator(folder)) {
            var device = simulator.add(boxed.sheet(), Workplace.QUICK);
            device.powerOn();
            awaitDeed(device, Deed.NOT_CLAIMED);
            workplace.claim(boxed);
            await().atMost(Duration.ofSeconds(30)).until(() -> workplace.stateOf(boxed) == State.ACTIVE);
            device.pullThePlug();
            assertThat(device.condition().powered()).isFalse();
        }
        try (var simulator = workplace.simulator(folder)) {
            var device = simulator.add(boxed.sheet(), Workplace.QUICK);
            device.powerOn();
            awaitDeed(device, Deed.SENT_READINGS);
            assertThat(deeds(device))
                    .contains(Deed.CONNECTED_OPERATIONAL)
                    .doesNotContain(Deed.CONNECTED_BOOTSTRAP, Deed.ISSUED, Deed.TURNED_AWAY);
        }
    }

    @Test
    void a_device_that_lost_its_flash_is_told_why_it_stays_outside() {
        var boxed = workplace.box(MODEL);
        try (var simulator = workplace.simulator(folder)) {
            var device = simulator.add(boxed.sheet(), Workplace.QUICK);
            workplace.claim(boxed);
            device.powerOn();
            await().atMost(Duration.ofSeconds(30)).until(() -> workplace.stateOf(boxed) == State.ACTIVE);
        }
        try (var simulator = workplace.simulator(folder.resolve("empty"))) {
            var device = simulator.add(boxed.sheet(), Workplace.QUICK);
            device.powerOn();
            awaitDeed(device, Deed.TURNED_AWAY);
            assertThat(device.condition().steps())
                    .filteredOn(step -> step.deed() == Deed.TURNED_AWAY)
                    .first()
                    .extracting(Step::detail)
                    .asString()
                    .isNotBlank();
        }
    }

    private static void awaitDeed(SimulatedDevice device, Deed deed) {
        await().atMost(Duration.ofSeconds(20)).until(() -> deeds(device).contains(deed));
    }

    private static List<Deed> deeds(SimulatedDevice device) {
        return device.condition().steps().stream().map(Step::deed).toList();
    }
}
