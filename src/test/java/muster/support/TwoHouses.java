package muster.support;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import muster.access.Account;
import muster.access.Accounts;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.Role;
import muster.access.SiteGrants;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Customer;
import muster.assets.Customers;
import muster.assets.Position;
import muster.assets.Positions;
import muster.assets.Site;
import muster.assets.Sites;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two customers side by side: Carl's, where Ines has a job, and somebody else's, where another firm has one. For each
 * path variable there is an id of the one, an id of the other, and one that does not exist.
 */
@TestComponent
public class TwoHouses {

    private final Cast cast;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Customers customers;
    private final Sites sites;
    private final Assets assets;
    private final Positions positions;
    private final SiteGrants grants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private @Nullable Map<String, String> own;
    private @Nullable Map<String, String> foreign;

    TwoHouses(
            Cast cast,
            Accounts accounts,
            Organisations organisations,
            Customers customers,
            Sites sites,
            Assets assets,
            Positions positions,
            SiteGrants grants,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.cast = cast;
        this.accounts = accounts;
        this.organisations = organisations;
        this.customers = customers;
        this.sites = sites;
        this.assets = assets;
        this.positions = positions;
        this.grants = grants;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Ids that Carl and Ines may see, by path variable. */
    public synchronized Map<String, String> own() {
        if (own == null) {
            var carl = Objects.requireNonNull(cast.carl().organisation());
            var firm = Objects.requireNonNull(cast.ines().organisation());
            own = as(cast.sam(), () -> house(carl, firm, cast.carl().user()));
        }
        return own;
    }

    /** Ids of the other house. */
    public synchronized Map<String, String> foreign() {
        if (foreign == null) {
            foreign = as(
                    cast.sam(),
                    () -> house(
                            organisations
                                    .save(Organisation.of(Organisation.Kind.CUSTOMER, "The other house", Instant.now()))
                                    .id(),
                            organisations
                                    .save(Organisation.of(Organisation.Kind.FIRM, "The other firm", Instant.now()))
                                    .id(),
                            cast.otto().user()));
        }
        return foreign;
    }

    /** A house of its own, for whoever changes what is in it. */
    public Map<String, String> another() {
        return as(cast.sam(), () -> {
            var name = "House " + UUID.randomUUID();
            var customer = organisations.save(Organisation.of(Organisation.Kind.CUSTOMER, name, Instant.now()));
            var firm = organisations.save(Organisation.of(Organisation.Kind.FIRM, name, Instant.now()));
            return house(customer.id(), firm.id(), somebody(name));
        });
    }

    private UserId somebody(String name) {
        var email = name.substring(6) + "@house.test";
        return accounts.save(new Account(
                        UserId.next(), name, email, Role.SUPPORT, null, "{no password}", null, Instant.now(), 0))
                .id();
    }

    private Map<String, String> house(OrganisationId customer, OrganisationId firm, UserId user) {
        customers.save(Customer.of(customer));
        var site = sites.save(Site.of(customer, "Nordweg 4", "Nordweg 4, Kiel", ZoneId.of("Europe/Berlin")));
        var asset = assets.save(Asset.of(site, "boiler", "Boiler 3", List.of()));
        var position = positions.save(Position.of(asset, "supply", List.of()));
        var job = JobId.next();
        grants.grant(firm, site.id(), job);
        insertJob(job, site, firm);
        var batch = UUID.randomUUID();
        var device = insertDevice(batch, "dragino/lht65", "LHT65", site);
        hold(device, positions.save(Position.of(asset, "cabinet", List.of())));
        var gateway = insertDevice(UUID.randomUUID(), "zigbee2mqtt/bridge", "SERVICE", site);
        var child = insertDevice(UUID.randomUUID(), "sonoff/snzb-02", "TH01", site);
        var another = insertDevice(UUID.randomUUID(), "sonoff/snzb-02", "TH01", site);
        link(child, gateway);
        var activation = insertActivation(device, position, job, firm);
        return Map.ofEntries(
                Map.entry("customer", customer.toString()),
                Map.entry("firm", firm.toString()),
                Map.entry("user", user.toString()),
                Map.entry("site", site.id().toString()),
                Map.entry("asset", asset.id().toString()),
                Map.entry("position", position.id().toString()),
                Map.entry("job", job.toString()),
                Map.entry("batch", batch.toString()),
                Map.entry("device", device.toString()),
                Map.entry("gateway", gateway.toString()),
                Map.entry("child", child.toString()),
                Map.entry("serial", serialOf(another)),
                Map.entry("activation", activation.toString()));
    }

    private void insertJob(JobId job, Site site, OrganisationId firm) {
        jdbc.sql("""
                insert into provisioning.job (id, number, customer_id, site_id, firm_id, day, created_at, version)
                values (:id, nextval('provisioning.job_number'), :customer, :site, :firm, current_date, now(), 1)
                """)
                .param("id", job.value())
                .param("customer", site.customerId().value())
                .param("site", site.id().value())
                .param("firm", firm.value())
                .update();
    }

    private static String serialOf(UUID device) {
        return device.toString().substring(0, 13);
    }

    private void hold(UUID device, Position position) {
        jdbc.sql("""
                insert into assets.tenure (position_id, device_id, during, customer_id, site_id)
                values (:position, :device, tstzrange(now(), null), :customer, :site)
                """)
                .param("position", position.id().value())
                .param("device", device)
                .param("customer", position.customerId().value())
                .param("site", position.siteId().value())
                .update();
    }

    private void link(UUID child, UUID gateway) {
        jdbc.sql("""
                insert into registry.gateway_child (device_id, gateway_id, during)
                values (:child, :gateway, tstzrange(now(), null))
                """).param("child", child).param("gateway", gateway).update();
    }

    private UUID insertDevice(UUID batch, String model, String hardware, Site site) {
        var device = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.batch (id, model, hardware, made_by, made_on, size, created_at, version)
                values (:id, :model, :hardware, 'ACME', current_date, 1, now(), 1)
                """)
                .param("id", batch)
                .param("model", model)
                .param("hardware", hardware)
                .update();
        jdbc.sql("""
                insert into registry.device (id, model, hardware, serial, serial_folded, serial_shape, claim_hash, batch_id,
                                             customer_id, site_id, registered_at, version)
                values (:id, :model, :hardware, :serial, upper(replace(:serial, '-', '')), :serial, sha256(convert_to(:serial, 'UTF8')), :batch, :customer, :site, now(), 1)
                """)
                .param("id", device)
                .param("model", model)
                .param("hardware", hardware)
                .param("serial", serialOf(device))
                .param("batch", batch)
                .param("customer", site.customerId().value())
                .param("site", site.id().value())
                .update();
        jdbc.sql("insert into lifecycle.lifecycle (device_id, state, since, version) values (:id, 'CLAIMED', now(), 1)")
                .param("id", device)
                .update();
        return device;
    }

    private UUID insertActivation(UUID device, Position position, JobId job, OrganisationId firm) {
        var activation = UUID.randomUUID();
        jdbc.sql("""
                insert into provisioning.activation (id, device_id, position_id, job_id, customer_id, site_id,
                    request_key, claimed_at, judged_from, claimed_by, claimed_name, firm_id, version)
                values (:id, :device, :position, :job, :customer, :site, :id::text, now(), now(), :by, 'Ines', :firm, 1)
                """)
                .param("id", activation)
                .param("device", device)
                .param("position", position.id().value())
                .param("job", job.value())
                .param("customer", position.customerId().value())
                .param("site", position.siteId().value())
                .param("by", cast.ines().user().value())
                .param("firm", firm.value())
                .update();
        return activation;
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return Objects.requireNonNull(
                ActorContext.<T, RuntimeException>call(actor, () -> transaction.execute(status -> work.get())));
    }
}
