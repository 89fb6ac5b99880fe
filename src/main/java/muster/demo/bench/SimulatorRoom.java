package muster.demo.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.demo.simulator.BrokerAddress;
import muster.demo.simulator.Pace;
import muster.demo.simulator.SimulatedDevice;
import muster.demo.simulator.Simulator;
import muster.mqtt.Broker;
import muster.shared.DeviceId;
import muster.shared.LiveChannels;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Where the simulated devices stand: it puts them on the shelf at the start and switches them off at the end. */
@Component
@ConditionalOnBooleanProperty("muster.sample-fleet")
public class SimulatorRoom implements SmartLifecycle {

    /** Everybody who watches the bench. */
    static final String CHANNEL = "bench";

    private static final Duration APART = Duration.ofMillis(100);

    private final DemoDevices devices;
    private final Broker broker;
    private final Path folder;
    private final Clock clock;
    private final LiveChannels live;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Simulator simulator;

    SimulatorRoom(
            DemoDevices devices, Broker broker, @Value("${muster.data}") Path data, Clock clock, LiveChannels live) {
        this.devices = devices;
        this.broker = broker;
        this.folder = data.resolve("simulator");
        this.clock = clock;
        this.live = live;
    }

    /** The device on its shelf; it is put there if it is new. */
    public SimulatedDevice device(DemoDevice device) {
        return Objects.requireNonNull(simulator, "the simulator does not run").add(device.sheet(), Pace.BENCH);
    }

    /** Whose steps are told to the bench. */
    void watch(DeviceId device) {
        watched.add(device.toString());
    }

    @Override
    public void start() {
        var address = new BrokerAddress(broker.host(), broker.port());
        simulator = new Simulator(address, folder, clock, this::tell);
        ActorContext.run(Actor.system("simulator"), this::fillShelves);
    }

    private void fillShelves() {
        var wait = Duration.ZERO;
        for (var row : devices.all()) {
            var device = device(row);
            device.wasBrokenWith(row.fault());
            if (row.powered()) {
                device.powerOn(wait);
                wait = wait.plus(APART);
            }
        }
    }

    static String eventOf(DeviceId device) {
        return "device-" + device;
    }

    private void tell(String device) {
        if (watched.contains(device)) {
            live.tell(CHANNEL, "device-" + device);
        }
    }

    @Override
    public void stop() {
        var running = simulator;
        simulator = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return simulator != null;
    }

    /** After everything else, and ended first: the devices take their leave while the broker is still there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
