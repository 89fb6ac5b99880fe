package muster.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Customer;
import muster.assets.Customers;
import muster.assets.Position;
import muster.assets.Positions;
import muster.assets.Site;
import muster.assets.Sites;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.demo.simulator.BrokerAddress;
import muster.demo.simulator.FactorySheet;
import muster.demo.simulator.Pace;
import muster.demo.simulator.Simulator;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.mqtt.Broker;
import muster.provisioning.ActivationView;
import muster.provisioning.Activations;
import muster.provisioning.Claims;
import muster.provisioning.JobForm;
import muster.provisioning.Jobs;
import muster.registry.DeviceSecrets;
import muster.registry.Handovers;
import muster.registry.Registration;
import muster.registry.Registry;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.PositionId;
import muster.support.Cast;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** A site with work for Ines, and devices in her box that nobody has simulated yet. */
@TestComponent
class Workplace {

    /** Faster than any device, slow enough for two cores. */
    static final Pace QUICK = new Pace(
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            1_000,
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    private static final AtomicInteger NUMBER = new AtomicInteger(0x1000);

    private final Cast cast;
    private final DeviceModels models;
    private final Customers customers;
    private final Sites sites;
    private final Assets assets;
    private final Positions positions;
    private final Registry registry;
    private final Handovers handovers;
    private final Jobs jobs;
    private final Claims claims;
    private final Activations activations;
    private final Lifecycle lifecycle;
    private final Broker broker;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Workplace(
            Cast cast,
            DeviceModels models,
            Customers customers,
            Sites sites,
            Assets assets,
            Positions positions,
            Registry registry,
            Handovers handovers,
            Jobs jobs,
            Claims claims,
            Activations activations,
            Lifecycle lifecycle,
            Broker broker,
            TransactionTemplate transaction,
            Clock clock) {
        this.cast = cast;
        this.models = models;
        this.customers = customers;
        this.sites = sites;
        this.assets = assets;
        this.positions = positions;
        this.registry = registry;
        this.handovers = handovers;
        this.jobs = jobs;
        this.claims = claims;
        this.activations = activations;
        this.lifecycle = lifecycle;
        this.broker = broker;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A device in the box, with the position that waits for it. */
    record Boxed(FactorySheet sheet, DeviceSecrets secrets, JobId job, PositionId position) {

        DeviceId id() {
            return secrets.device();
        }
    }

    Boxed box(String modelKey) {
        var model = model(modelKey);
        return asSystem(() -> {
            var secrets = make(model);
            var position = position(model);
            var order = new JobForm(
                    position.siteId(),
                    java.util.Objects.requireNonNull(cast.ines().organisation()),
                    LocalDate.now(clock),
                    List.of(position.id()),
                    null);
            var job = jobs.make(order, cast.olga());
            var sheet = new FactorySheet(
                    secrets.device().toString(),
                    secrets.serial(),
                    modelKey,
                    model.hardware().getFirst(),
                    secrets.bootstrap());
            return new Boxed(sheet, secrets, job, position.id());
        });
    }

    private DeviceSecrets make(DeviceModel model) {
        var example = java.util.Objects.requireNonNull(model.serials()).example();
        var tail = Integer.toHexString(NUMBER.incrementAndGet()).toUpperCase(java.util.Locale.ROOT);
        var serial = example.contains(":")
                ? example.substring(0, 12) + tail.substring(0, 2) + ":" + tail.substring(2)
                : example.substring(0, 8) + tail;
        var wish = Registration.of(
                model.key().toString(),
                model.hardware().getFirst(),
                model.maker(),
                LocalDate.now(clock),
                List.of(serial.length() == example.length() ? serial : example));
        var sure = wish.accepting(registry.check(wish, cast.olga()).doubts());
        var handover = registry.register(sure, cast.olga());
        return handovers.takeAll(handover).getFirst();
    }

    private Position position(DeviceModel model) {
        var customer = java.util.Objects.requireNonNull(cast.carl().organisation());
        if (customers.findById(customer).isEmpty()) {
            customers.save(Customer.of(customer));
        }
        int number = NUMBER.incrementAndGet();
        var site = sites.save(Site.of(customer, "Site " + number, "Nordweg " + number, ZoneId.of("UTC")));
        var asset = assets.save(Asset.of(site, "oven", "Oven " + number, List.of()));
        var expected = List.copyOf(model.activation().require().keySet());
        return positions.save(Position.of(asset, "Place", expected));
    }

    ActivationId claim(Boxed device) {
        var ines = cast.ines();
        return ActorContext.<ActivationId, RuntimeException>call(
                ines,
                () -> claims.claim(
                        device.secrets().claimCode().text(),
                        device.job(),
                        device.position(),
                        UUID.randomUUID().toString(),
                        ines));
    }

    /** What Ines's phone shows. */
    ActivationView look(ActivationId activation) {
        return ActorContext.<ActivationView, RuntimeException>call(cast.ines(), () -> activations.of(activation));
    }

    /** Ines looks at the device, and says so once it has blinked. */
    void watch(ActivationId activation) {
        if (look(activation).awaitsEyes()) {
            var ines = cast.ines();
            ActorContext.run(ines, () -> activations.seen(activation, ines));
        }
    }

    State stateOf(Boxed device) {
        return asSystem(() -> lifecycle.stateOf(device.id()));
    }

    Simulator simulator(Path folder) {
        return new Simulator(new BrokerAddress(broker.host(), broker.port()), folder, clock, anyone -> {});
    }

    DeviceModel model(String key) {
        return models.find(ModelKey.of(key)).orElseThrow();
    }

    private <T> T asSystem(Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(
                Actor.system("test"),
                () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
