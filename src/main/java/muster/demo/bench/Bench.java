package muster.demo.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.demo.simulator.Fault;
import muster.demo.simulator.Personalities;
import muster.demo.simulator.SimulatedDevice;
import muster.lifecycle.Lifecycle;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Service;

/**
 * What anybody with a sample account can do to simulated devices. It acts as the system: whoever stands before a bench
 * sees what lies on it.
 */
@Service
@ConditionalOnBooleanProperty("muster.sample-fleet")
public class Bench {

    /** The live channel of everybody who stands there. */
    public static final String CHANNEL = SimulatorRoom.CHANNEL;

    private static final int MOST_IN_BOX = 12;
    private static final int AT_WORK = 3;
    private static final Actor BENCH = Actor.system("bench");

    private final DemoDevices devices;
    private final SimulatorRoom room;
    private final DeviceModels models;
    private final Factory factory;
    private final Lifecycle lifecycle;
    private final String publicAddress;

    Bench(
            DemoDevices devices,
            SimulatorRoom room,
            DeviceModels models,
            Factory factory,
            Lifecycle lifecycle,
            @Value("${muster.public-address}") String publicAddress) {
        this.devices = devices;
        this.room = room;
        this.models = models;
        this.factory = factory;
        this.lifecycle = lifecycle;
        this.publicAddress = publicAddress;
    }

    /** The devices in the box, newest first, and some that are at work. */
    public List<BenchCard> cards() {
        return asBench(() -> {
            var all = devices.all();
            var box = all.reversed().stream()
                    .filter(device -> device.place() == DemoDevice.Place.BOX)
                    .limit(MOST_IN_BOX);
            var atWork = all.stream()
                    .filter(device -> device.place() == DemoDevice.Place.FLEET)
                    .limit(AT_WORK);
            return Stream.concat(box, atWork).map(this::draw).toList();
        });
    }

    public BenchCard card(DeviceId device) {
        return asBench(() -> draw(find(device)));
    }

    /** What the power button does. */
    public enum Power {
        ON,
        OFF,
        CUT
    }

    public void power(DeviceId id, Power power) {
        with(id, device -> {
            switch (power) {
                case ON -> device.powerOn();
                case OFF -> device.powerOff();
                case CUT -> device.pullThePlug();
            }
            devices.switched(id, power == Power.ON);
        });
    }

    /** Breaks a device, or heals it with null. */
    public void breakWith(DeviceId id, @Nullable Fault fault) {
        with(id, device -> {
            devices.broken(id, fault);
            device.breakWith(fault);
        });
    }

    /** Another device for the box, of a model that can be simulated. */
    public BenchCard oneMore(String name) {
        return asBench(() -> {
            var model = models().stream()
                    .filter(one -> one.key().toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Refused("demo.bench.unknown-model"));
            var hardware = model.hardware().getFirst();
            var made = factory.make(model, hardware, List.of(Factory.freshSerial(model)), BENCH)
                    .getFirst();
            devices.keep(made, DemoDevice.Place.BOX, null);
            return draw(find(made.device()));
        });
    }

    /** The models that can be simulated. */
    public List<DeviceModel> models() {
        return Personalities.models().stream()
                .flatMap(name -> models.find(ModelKey.of(name)).stream())
                .toList();
    }

    private void with(DeviceId id, Consumer<SimulatedDevice> work) {
        ActorContext.run(BENCH, () -> work.accept(room.device(find(id))));
    }

    private DemoDevice find(DeviceId device) {
        return devices.find(device).orElseThrow(NotFound::new);
    }

    private BenchCard draw(DemoDevice device) {
        room.watch(device.id());
        var model = models.find(ModelKey.of(device.model())).orElseThrow(NotFound::new);
        var state = lifecycle.stateOf(device.id());
        return BenchCard.of(device, model, state, room.device(device).condition(), publicAddress);
    }

    private static <T> T asBench(Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(BENCH, work::get);
    }
}
