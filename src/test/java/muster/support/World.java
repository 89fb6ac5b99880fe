package muster.support;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.Role;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Customer;
import muster.assets.Customers;
import muster.assets.Position;
import muster.assets.Positions;
import muster.assets.Site;
import muster.assets.Sites;
import muster.provisioning.JobForm;
import muster.provisioning.Jobs;
import muster.registry.DeviceSecrets;
import muster.registry.Handovers;
import muster.registry.Registration;
import muster.registry.Registry;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes what a test needs, through the services that people use. */
@TestComponent
public class World {

    public static final String MODEL = "sonoff/th-elite";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Organisations organisations;
    private final Customers customers;
    private final Sites sites;
    private final Assets assets;
    private final Positions positions;
    private final Registry registry;
    private final Handovers handovers;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Cast cast;
    private final muster.catalog.DeviceModels models;

    World(
            Organisations organisations,
            Customers customers,
            Sites sites,
            Assets assets,
            Positions positions,
            Registry registry,
            Handovers handovers,
            Jobs jobs,
            TransactionTemplate transaction,
            Cast cast,
            muster.catalog.DeviceModels models) {
        this.organisations = organisations;
        this.customers = customers;
        this.sites = sites;
        this.assets = assets;
        this.positions = positions;
        this.registry = registry;
        this.handovers = handovers;
        this.jobs = jobs;
        this.transaction = transaction;
        this.cast = cast;
        this.models = models;
    }

    /** A number that no other test has used. */
    public int number() {
        return NUMBER.incrementAndGet();
    }

    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(actor, () -> transaction.execute(status -> work.get()));
    }

    public OrganisationId customer() {
        return as(cast.sam(), () -> {
            var organisation = organisations.save(
                    Organisation.of(Organisation.Kind.CUSTOMER, "Customer " + number(), java.time.Instant.now()));
            customers.save(Customer.of(organisation.id()));
            return organisation.id();
        });
    }

    public Site site(OrganisationId customer) {
        return as(
                cast.sam(),
                () -> sites.save(
                        Site.of(customer, "Nordweg " + number(), "Nordweg 4, Kiel", ZoneId.of("Europe/Berlin"))));
    }

    /** A position for a climate sensor on a boiler of its own. */
    public PositionId position(Site site) {
        return position(site, "air_temperature");
    }

    public PositionId position(Site site, String quantity) {
        return position(site, List.of(quantity));
    }

    public PositionId position(Site site, List<String> quantities) {
        return as(cast.sam(), () -> {
            var asset = assets.save(Asset.of(site, "boiler", "Boiler " + number(), List.of()));
            return positions.save(Position.of(asset, "room", quantities)).id();
        });
    }

    /** A job for Ines's firm, for today, that fills these positions. */
    public JobId job(Site site, List<PositionId> filled) {
        return job(site, filled, cast.ines(), LocalDate.now(site.zone()));
    }

    /** A job for this installer's firm. */
    public JobId job(Site site, List<PositionId> filled, Actor installer, LocalDate day) {
        var firm = Objects.requireNonNull(installer.organisation());
        return as(cast.sam(), () -> jobs.make(new JobForm(site.id(), firm, day, filled, null), cast.sam()));
    }

    /** An installer of a firm of his own. */
    public Actor installer() {
        var firm = as(
                cast.sam(),
                () -> organisations.save(
                        Organisation.of(Organisation.Kind.FIRM, "Firm " + number(), java.time.Instant.now())));
        return Actor.person(UserId.next(), "Ivo", Role.INSTALLER, firm.id(), "192.0.2.9");
    }

    /** A device of this model and serial number, with what stands on its label. */
    public DeviceSecrets device(String model, String serial) {
        var hardware = models.find(muster.catalog.ModelKey.of(model))
                .orElseThrow()
                .hardware()
                .getFirst();
        return as(
                cast.olga(),
                () -> handovers
                        .takeAll(registry.register(
                                Registration.of(
                                        model, hardware, "the maker", LocalDate.now(ZoneId.of("UTC")), List.of(serial)),
                                cast.olga()))
                        .getFirst());
    }

    /** Devices of a climate sensor, with what stands on their labels. */
    public List<DeviceSecrets> devices(int count) {
        var hardware = models.find(muster.catalog.ModelKey.of(MODEL))
                .orElseThrow()
                .hardware()
                .getFirst();
        var serials = java.util.stream.IntStream.range(0, count)
                .mapToObj(each -> "%012X".formatted(ThreadLocalRandom.current().nextLong(0x1000000000000L)))
                .toList();
        return as(cast.olga(), () -> {
            var handover = registry.register(
                    Registration.of(MODEL, hardware, "the maker", LocalDate.now(ZoneId.of("UTC")), serials),
                    cast.olga());
            return handovers.takeAll(handover);
        });
    }
}
