package muster.mqtt.bridge;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether devices and Muster hear each other. */
final class BridgeHealth extends AbstractHealthIndicator {

    private final Bridge bridge;

    BridgeHealth(Bridge bridge) {
        super("The state of the bridge could not be read");
        this.bridge = bridge;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (bridge.isConnected()) {
            builder.up();
        } else {
            builder.down().withDetail("broker", "unreachable");
        }
    }
}
