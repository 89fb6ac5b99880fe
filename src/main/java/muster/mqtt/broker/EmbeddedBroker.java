package muster.mqtt.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import muster.mqtt.Broker;
import muster.mqtt.BrokerCannotStart;
import muster.mqtt.MqttSettings;
import muster.mqtt.bridge.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The broker inside this process. It begins to start when it is made, while the rest of Muster is still being put
 * together, and is waited for when Muster starts; it stops after everything that speaks through it.
 */
final class EmbeddedBroker implements Broker, Line, SmartLifecycle {

    private static final int PATIENCE_SECONDS = 60;

    private final String bind;
    private final int port;
    private final Door door;
    private final Doorkeeper doorkeeper;
    private final BridgeAccount bridge;
    private final Announcements announcements;
    private final EmbeddedHiveMQ hive;
    private final CompletableFuture<Void> started;
    private volatile boolean running;

    EmbeddedBroker(
            BrokerFolder folder,
            String bind,
            int wantedPort,
            Door door,
            Doorkeeper doorkeeper,
            BridgeAccount bridge,
            Announcements announcements) {
        this.bind = bind;
        this.port = FreePort.check(bind, wantedPort);
        this.door = door;
        this.doorkeeper = doorkeeper;
        this.bridge = bridge;
        this.announcements = announcements;
        folder.prepare(bind, port);
        BrokerLog.hush();
        hive = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.settings())
                .withDataFolder(folder.data())
                .withExtensionsFolder(folder.extensions())
                .withEmbeddedExtension(door.asExtension())
                .withoutLoggingBootstrap()
                .build();
        tune();
        started = hive.start();
    }

    /**
     * What the settings file cannot say. An embedded HiveMQ lets everybody in until told otherwise; ours keeps everybody
     * out, door or no door. Eight buckets instead of 64 spare a small installation seconds at every start; the number
     * must never change, or the broker would look for its sessions in the wrong ones.
     */
    private static void tune() {
        InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(true);
        InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(8);
        InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(8);
        InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(100);
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public String host() {
        return isAnyAddress() ? "127.0.0.1" : bind;
    }

    @Override
    public int port() {
        awaitStart();
        return port;
    }

    @Override
    public URI address() {
        awaitStart();
        var host = host().contains(":") ? "[" + host() + "]" : host();
        return URI.create("mqtt://" + host + ":" + port);
    }

    @Override
    public String username(String clientId) {
        return clientId;
    }

    @Override
    public byte @Nullable [] password() {
        return bridge.secret();
    }

    /** One: of what several share, HiveMQ brings back a message under another packet id, and it could count twice. */
    @Override
    public List<String> ears() {
        return List.of(MqttSettings.CLIENT_ID);
    }

    @Override
    public String mouth() {
        return MqttSettings.CLIENT_ID + "-out";
    }

    @Override
    public boolean namesSenders() {
        return true;
    }

    @Override
    public void ready() {
        doorkeeper.open();
    }

    @Override
    public void start() {
        awaitStart();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            hive.stop().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            announcements.finish();
            hive.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("The broker did not stop cleanly", failure);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First to start, last to stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }

    private void awaitStart() {
        try {
            started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!door.isHung()) {
                throw new IllegalStateException("The broker's door was not hung in");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw notStarted(hurried);
        } catch (ExecutionException | TimeoutException | IllegalStateException failure) {
            throw notStarted(failure);
        }
    }

    private static BrokerCannotStart notStarted(Exception failure) {
        return new BrokerCannotStart(
                "The embedded broker did not start.",
                "Look for com.hivemq in the log above; if its data is damaged, move the folder broker in MUSTER_DATA"
                        + " aside and start again.",
                failure);
    }

    private boolean isAnyAddress() {
        return bind.equals("0.0.0.0") || bind.equals("::");
    }
}
