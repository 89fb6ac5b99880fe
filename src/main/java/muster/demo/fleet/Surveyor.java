package muster.demo.fleet;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import muster.access.Actor;
import muster.access.Organisation;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Customer;
import muster.assets.Customers;
import muster.assets.Position;
import muster.assets.Positions;
import muster.assets.Site;
import muster.assets.Sites;
import muster.demo.fleet.SampleWorld.SampleCustomer;
import muster.demo.fleet.SampleWorld.SamplePosition;
import muster.demo.fleet.SampleWorld.SampleSite;
import muster.shared.Change;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.Subject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Draws the customers, sites, assets and positions of the sample fleet. */
@Component
@ConditionalOnBooleanProperty("muster.sample-fleet")
class Surveyor {

    private final SamplePeople people;
    private final Customers customers;
    private final Sites sites;
    private final Assets assets;
    private final Positions positions;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Surveyor(
            SamplePeople people,
            Customers customers,
            Sites sites,
            Assets assets,
            Positions positions,
            Clock clock,
            ApplicationEventPublisher events) {
        this.people = people;
        this.customers = customers;
        this.sites = sites;
        this.assets = assets;
        this.positions = positions;
        this.clock = clock;
        this.events = events;
    }

    /** A position that exists now, and what the sample fleet wants of it. */
    record Spot(PositionId id, SamplePosition wish) {}

    /** A site that exists now, with its spots. */
    record Plot(Site site, List<Spot> spots) {}

    /** Draws all of it; tells the organisations by name. */
    List<Plot> survey(Map<String, OrganisationId> homes, Actor actor) {
        var changes = new ArrayList<Change>();
        var plots = new ArrayList<Plot>();
        for (var wish : SampleWorld.CUSTOMERS) {
            var customer = customer(wish, homes, changes);
            wish.sites().forEach(site -> plots.add(plot(customer, site, changes)));
        }
        events.publishEvent(new SampleLoaded(actor.by(), clock.instant(), List.copyOf(changes)));
        return plots;
    }

    private OrganisationId customer(SampleCustomer wish, Map<String, OrganisationId> homes, List<Change> changes) {
        var id = people.found(Organisation.Kind.CUSTOMER, wish.name());
        customers.save(Customer.of(id).reachedBy(wish.contact(), wish.phone(), null));
        homes.put(wish.name(), id);
        changes.add(loaded(Subject.of("customer", id, wish.name())));
        return id;
    }

    private Plot plot(OrganisationId customer, SampleSite wish, List<Change> changes) {
        var site = sites.save(new Site(
                muster.shared.SiteId.next(),
                customer,
                wish.name(),
                wish.address(),
                wish.zone(),
                BigDecimal.valueOf(wish.latitude()),
                BigDecimal.valueOf(wish.longitude()),
                0));
        changes.add(loaded(Subject.of("site", site.id(), site.name())));
        var spots = new ArrayList<Spot>();
        for (var thing : wish.assets()) {
            var asset = assets.save(Asset.of(site, thing.kind(), thing.name(), thing.tags()));
            changes.add(loaded(Subject.of("asset", asset.id(), asset.name())));
            for (var place : thing.positions()) {
                var position = positions.save(
                        Position.of(asset, place.name(), place.model().quantities()));
                spots.add(new Spot(position.id(), place));
            }
        }
        return new Plot(site, List.copyOf(spots));
    }

    static Map<String, OrganisationId> noHomes() {
        return new HashMap<>();
    }

    private static Change loaded(Subject subject) {
        return Change.of("sample.loaded", subject, Map.of());
    }
}
