package muster.portals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.SiteGrants;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Customer;
import muster.assets.Customers;
import muster.assets.Position;
import muster.assets.Positions;
import muster.assets.Site;
import muster.assets.Sites;
import muster.assets.Tenures;
import muster.registry.DeviceSecrets;
import muster.registry.Registry;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.support.World;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers, places and devices for the pages to show. */
@TestComponent
class Fleet {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Organisations organisations;
    private final Customers customers;
    private final Sites sites;
    private final Assets assets;
    private final Positions positions;
    private final Tenures tenures;
    private final Registry registry;
    private final SiteGrants grants;
    private final JdbcClient jdbc;
    private final World world;
    private final TransactionTemplate transaction;

    Fleet(
            Organisations organisations,
            Customers customers,
            Sites sites,
            Assets assets,
            Positions positions,
            Tenures tenures,
            Registry registry,
            SiteGrants grants,
            JdbcClient jdbc,
            World world,
            TransactionTemplate transaction) {
        this.organisations = organisations;
        this.customers = customers;
        this.sites = sites;
        this.assets = assets;
        this.positions = positions;
        this.tenures = tenures;
        this.registry = registry;
        this.grants = grants;
        this.jdbc = jdbc;
        this.world = world;
        this.transaction = transaction;
    }

    /** A site with one asset and one position on it. */
    record Spot(Site site, Asset asset, Position position) {}

    Spot spot(@Nullable OrganisationId owner, String siteName, String assetName) {
        return asSystem(() -> {
            var customer = owner == null ? stranger() : owner;
            if (!customers.existsById(customer)) {
                customers.save(Customer.of(customer));
            }
            var address = siteName + " 4, 24103 Kiel";
            var site = sites.save(Site.of(customer, siteName, address, ZoneId.of("Europe/Berlin")));
            var asset = assets.save(Asset.of(site, "boiler", assetName, List.of()));
            return new Spot(site, asset, positions.save(Position.of(asset, "Supply line", List.of("air_temperature"))));
        });
    }

    private OrganisationId stranger() {
        var name = "Stranger " + NUMBER.incrementAndGet();
        return organisations
                .save(Organisation.of(Organisation.Kind.CUSTOMER, name, Instant.now()))
                .id();
    }

    /** A registered device with what stands on its label. */
    DeviceSecrets unit() {
        return world.devices(1).getFirst();
    }

    /** Lets it hold the position, active and heard a moment ago. */
    void work(DeviceId device, Spot spot) {
        asSystem(() -> {
            tenures.begin(spot.position().id(), device, Instant.now().minusSeconds(3600), Actor.system("test"));
            registry.stamp(device, spot.site().customerId(), spot.site().id());
            jdbc.sql("update lifecycle.lifecycle set state = 'ACTIVE' where device_id = :id")
                    .param("id", device.value())
                    .update();
            jdbc.sql("""
                    insert into connectivity.presence (device_id, connected, connection, since, credential, address,
                                                       last_seen_at)
                    values (:id, true, 1, now(), 'OPERATIONAL', '192.0.2.77', now())
                    """).param("id", device.value()).update();
            jdbc.sql("""
                    with series as (
                        insert into telemetry.series (device_id, channel, quantity, unit, mapping, position_id,
                                                      customer_id, site_id)
                        values (:id, '', 'air_temperature', 'Cel', 'test', :position, :customer, :site) returning id)
                    insert into telemetry.latest (series_id, at, value, received_at, raw_id)
                    select id, now(), 21.5, now(), 0 from series
                    """)
                    .param("id", device.value())
                    .param("position", spot.position().id().value())
                    .param("customer", spot.site().customerId().value())
                    .param("site", spot.site().id().value())
                    .update();
            return device;
        });
    }

    /** Takes it away from where it is, as a release does. */
    void leave(DeviceId device) {
        asSystem(() -> {
            tenures.end(device, Instant.now(), Actor.system("test"));
            registry.stamp(device, null, null);
            return device;
        });
    }

    /** Lets a firm see the site, as a job does. */
    void grant(Actor installer, Spot spot) {
        asSystem(() -> {
            grants.grant(
                    java.util.Objects.requireNonNull(installer.organisation()),
                    spot.site().id(),
                    new JobId(UUID.randomUUID()));
            return spot;
        });
    }

    <T> T asSystem(Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(
                Actor.system("test"), () -> transaction.execute(status -> work.get()));
    }
}
