package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import muster.shared.JobId;
import muster.shared.PositionId;
import muster.support.TestDevice;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** One device on its way from the label to work, and the installer beside it: whatever fails is tried again. */
final class Journey {

    /** MQTT 5: bad user name or password. */
    private static final int NOT_YOU = 0x86;

    final TestDevice device;
    /** What the installer was answered; more than one is a second claim. */
    final Set<String> receipts = new HashSet<>();
    /** What the device was handed, the newest last. */
    final List<String> secrets = new ArrayList<>();

    private final Installer installer;
    private final String choice;
    private final String key = UUID.randomUUID().toString();
    private @Nullable String secret;

    Journey(TestDevice device, Installer installer, JobId job, PositionId position) {
        this.device = device;
        this.installer = installer;
        this.choice = job + "/" + position;
    }

    /** The same form, however often. */
    boolean claim() throws IOException, InterruptedException {
        var receipt = installer.claim(device.label.claimCode().inLink(), choice, key);
        receipt.ifPresent(receipts::add);
        return receipt.isPresent();
    }

    /** As firmware does it: with the own secret where there is one, with the factory's where it opens nothing. */
    boolean work() throws MqttException {
        if (secret == null) {
            device.bootstrap();
            int heard = device.answers.size();
            device.askForCredential();
            try {
                await().atMost(Duration.ofSeconds(10)).until(() -> device.answers.size() > heard);
            } catch (ConditionTimeoutException silent) {
                return false;
            }
            var given = TestDevice.field(device.answers.getLast(), "secret");
            if (given.isEmpty()) {
                return false;
            }
            secret = given;
            secrets.add(given);
        }
        try {
            device.work(secret, device.label.serial(), "13.4.0");
            return true;
        } catch (MqttException refused) {
            if (refused.getReasonCode() == NOT_YOU) {
                secret = null;
            }
            throw refused;
        }
    }
}
