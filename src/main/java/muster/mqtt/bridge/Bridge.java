package muster.mqtt.bridge;

import java.util.List;
import muster.mqtt.BrokerCannotStart;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Muster's ear. Its session outlives it, so that the broker keeps what devices say while Muster is away; a message is
 * acknowledged when its handler has returned, not before.
 */
final class Bridge implements SmartLifecycle {

    /** Muster's instances are one group to the broker. */
    private static final String SHARED = "$share/muster/";

    private static final long SESSION_EXPIRY_SECONDS = 30L * 24 * 60 * 60;
    /** Back-pressure: so many messages may be under way between the broker and our handlers. */
    private static final int RECEIVE_MAXIMUM = 20_000;

    private final Line line;
    private final Deliveries deliveries;
    private final Keeper mouth;
    private final List<Keeper> ears;
    private volatile boolean running;

    Bridge(Line line, Deliveries deliveries, Outbound outbound, Rivals rivals) {
        this.line = line;
        this.deliveries = deliveries;
        mouth = outbound.keeper();
        ears = line.ears().stream()
                .map(id -> new Keeper(id, rivals, () -> open(id)))
                .toList();
    }

    /**
     * Connects. A broker that refuses us ends the start, because waiting would not help; one that is away does not,
     * because it may come back, as it may at any other time.
     */
    @Override
    public void start() {
        running = true;
        deliveries.start();
        mouth.start();
        ears.forEach(Keeper::start);
        refuseToStartOn(mouth.firstFailure());
        ears.forEach(ear -> refuseToStartOn(ear.firstFailure()));
    }

    @Override
    public void stop() {
        running = false;
        deliveries.stop();
        ears.forEach(Keeper::stop);
        mouth.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the broker's start and before its stop, and before the pages are served. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2_000;
    }

    boolean isConnected() {
        return ears.stream().allMatch(Keeper::isConnected) && mouth.isConnected();
    }

    private Connection open(String clientId) throws MqttException {
        var connection = Connection.open(
                line,
                clientId,
                options(),
                (by, topic, message, sentBefore) ->
                        deliveries.arrived(by, topic, message, sentBefore, line.namesSenders()));
        try {
            var prefix = ears.size() > 1 ? SHARED : "";
            connection.subscribe(prefix, deliveries.filters());
        } catch (MqttException failure) {
            connection.close();
            throw failure;
        }
        line.ready();
        return connection;
    }

    private void refuseToStartOn(@Nullable MqttException failure) {
        if (failure != null && isRefusal(failure)) {
            stop();
            throw new BrokerCannotStart(
                    "The broker at " + line.address() + " does not let Muster in (reason code "
                            + failure.getReasonCode() + ").",
                    "Check MUSTER_MQTT_USERNAME and MUSTER_MQTT_PASSWORD, and that the broker lets this account use"
                            + " the topics muster/#.",
                    failure);
        }
    }

    /** CONNACK reason codes that no patience cures: bad name or password, not authorized, banned, bad method. */
    private static boolean isRefusal(MqttException failure) {
        return switch (failure.getReasonCode()) {
            case 0x04, 0x05, 0x84, 0x85, 0x86, 0x87, 0x8A, 0x8C -> true;
            default -> false;
        };
    }

    private static MqttConnectionOptions options() {
        var options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        return options;
    }
}
