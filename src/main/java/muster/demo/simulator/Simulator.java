package muster.demo.simulator;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A room full of simulated devices that share their threads and nothing else. */
public final class Simulator implements AutoCloseable {

    private final BrokerAddress broker;
    private final Path folder;
    private final InstantSource clock;
    private final Consumer<String> changed;
    private final SharedThreads threads = new SharedThreads();
    private final Map<String, SimulatedDevice> devices = new ConcurrentHashMap<>();

    /**
     * @param folder where each device keeps its flash
     * @param changed is told a device's id whenever it did something; must return at once
     */
    public Simulator(BrokerAddress broker, Path folder, InstantSource clock, Consumer<String> changed) {
        this.broker = broker;
        this.folder = folder;
        this.clock = clock;
        this.changed = changed;
    }

    /** Puts a device into the room, switched off. */
    public SimulatedDevice add(FactorySheet sheet, Pace pace) {
        return devices.computeIfAbsent(
                sheet.id(),
                id -> new SimulatedDevice(
                        sheet,
                        broker,
                        new Flash(folder.resolve(id + ".flash")),
                        pace,
                        threads,
                        clock,
                        () -> serialOfAnother(sheet),
                        () -> changed.accept(id)));
    }

    public Optional<SimulatedDevice> find(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    public Collection<SimulatedDevice> all() {
        return devices.values();
    }

    /** What a clone says: the serial number of another device of its model, if there is one. */
    private String serialOfAnother(FactorySheet own) {
        return devices.values().stream()
                .map(SimulatedDevice::sheet)
                .filter(other ->
                        other.model().equals(own.model()) && !other.id().equals(own.id()))
                .map(FactorySheet::serial)
                .sorted()
                .findFirst()
                .orElseGet(() -> new StringBuilder(own.serial()).reverse().toString());
    }

    /** Switches all devices off. */
    @Override
    public void close() {
        devices.values().forEach(SimulatedDevice::powerOff);
        threads.endAll();
    }
}
