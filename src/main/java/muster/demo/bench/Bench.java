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
import muster.registry.SerialNumber;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Pager;
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

    private static final int PAGE = 12;
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

    /**
     * A page of the devices in the box, newest first, and some that are at work; or, of all devices, those with this
     * in their serial number.
     *
     * @param page from 1; one beyond the last is the last
     */
    public BenchShelf shelf(String serial, int page) {
        return asBench(() -> {
            var asked = SerialNumber.fold(serial);
            var all = devices.all();
            var found = asked.isEmpty()
                    ? box(all)
                    : all.reversed().stream()
                            .filter(device -> SerialNumber.fold(device.serial()).contains(asked))
                            .toList();
            int shown = Math.clamp(page, 1, Math.max(1, Math.ceilDiv(found.size(), PAGE)));
            var cards = Stream.concat(
                    found.stream().skip((shown - 1L) * PAGE).limit(PAGE),
                    asked.isEmpty() ? atWork(all) : Stream.empty());
            var address = asked.isEmpty() ? "/bench" : "/bench?q=" + asked;
            return new BenchShelf(
                    cards.map(this::draw).toList(), new Pager(shown, PAGE, /* total= */ found.size(), address));
        });
    }

    /** The address of the page where a device is seen, without the place on it. */
    public String addressOf(DeviceId id) {
        return asBench(() -> {
            var all = devices.all();
            var device = find(id);
            int place = box(all).stream().map(DemoDevice::id).toList().indexOf(id);
            if (place < PAGE
                    && (place >= 0 || atWork(all).anyMatch(other -> other.id().equals(id)))) {
                return "/bench";
            }
            return place < 0 ? "/bench?q=" + SerialNumber.fold(device.serial()) : "/bench?page=" + (place / PAGE + 1);
        });
    }

    private static List<DemoDevice> box(List<DemoDevice> all) {
        return all.reversed().stream()
                .filter(device -> device.place() == DemoDevice.Place.BOX)
                .toList();
    }

    private static Stream<DemoDevice> atWork(List<DemoDevice> all) {
        return all.stream()
                .filter(device -> device.place() == DemoDevice.Place.FLEET)
                .limit(AT_WORK);
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
