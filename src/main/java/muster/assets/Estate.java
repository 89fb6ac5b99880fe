package muster.assets;

import java.time.Clock;
import muster.access.Actor;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.shared.Change;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.OneOfAKind;
import muster.shared.OrganisationId;
import muster.shared.Outdated;
import muster.shared.SiteId;
import muster.shared.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes customers and their sites. */
@Service
public class Estate {

    private static final String CUSTOMER_TAKEN = "assets.customer.name-taken";
    private static final String SITE_TAKEN = "assets.site.name-taken";

    private final Organisations organisations;
    private final Customers customers;
    private final Sites sites;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Estate(
            Organisations organisations,
            Customers customers,
            Sites sites,
            Clock clock,
            ApplicationEventPublisher events) {
        this.organisations = organisations;
        this.customers = customers;
        this.sites = sites;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public OrganisationId addCustomer(CustomerDraft draft, Actor actor) {
        refuseSecondCustomer(draft.name(), null);
        var organisation = save(Organisation.of(Organisation.Kind.CUSTOMER, draft.name(), clock.instant()));
        customers.save(draft.on(Customer.of(organisation.id())));
        publish(actor, Change.of("customer.created", subject(organisation), draft.values()));
        return organisation.id();
    }

    /**
     * Changes what is said about a customer.
     *
     * @throws Outdated where somebody else saved meanwhile
     */
    @Transactional
    public void changeCustomer(OrganisationId id, CustomerDraft draft, int version, Actor actor) {
        var customer = customers.findById(id).orElseThrow(NotFound::new);
        var organisation = organisations.findById(id).orElseThrow(NotFound::new);
        Outdated.refuse(version, customer.version());
        var was = CustomerDraft.of(organisation.name(), customer);
        if (was.equals(draft)) {
            return;
        }
        refuseSecondCustomer(draft.name(), id);
        customers.save(draft.on(customer));
        if (!draft.name().equals(organisation.name())) {
            save(organisation.renamed(draft.name()));
        }
        var subject = Subject.of("customer", id, draft.name());
        publish(actor, Change.of("customer.changed", subject, draft.values()).instead(was.values()));
    }

    @Transactional
    public SiteId addSite(OrganisationId customer, SiteDraft draft, Actor actor) {
        if (!customers.existsById(customer)) {
            throw new NotFound();
        }
        refuseSecondSite(customer, draft.name(), null);
        var site = save(draft.as(SiteId.next(), customer, 0));
        publish(actor, change("site.created", site));
        return site.id();
    }

    /**
     * Changes what is said about a site.
     *
     * @throws Outdated where somebody else saved meanwhile
     */
    @Transactional
    public void changeSite(SiteId id, SiteDraft draft, int version, Actor actor) {
        var was = sites.findById(id).orElseThrow(NotFound::new);
        Outdated.refuse(version, was.version());
        var now = draft.as(id, was.customerId(), version);
        if (SiteDraft.values(now).equals(SiteDraft.values(was))) {
            return;
        }
        refuseSecondSite(was.customerId(), draft.name(), id);
        publish(actor, change("site.changed", save(now)).instead(SiteDraft.values(was)));
    }

    private Organisation save(Organisation customer) {
        return OneOfAKind.save("name", CUSTOMER_TAKEN, () -> organisations.save(customer));
    }

    private Site save(Site site) {
        return OneOfAKind.save("name", SITE_TAKEN, () -> sites.save(site));
    }

    private void refuseSecondCustomer(String name, @org.jspecify.annotations.Nullable OrganisationId but) {
        if (organisations.findByKindOrderByName(Organisation.Kind.CUSTOMER).stream()
                .anyMatch(known ->
                        known.name().equalsIgnoreCase(name) && !known.id().equals(but))) {
            throw new Invalid("name", CUSTOMER_TAKEN);
        }
    }

    private void refuseSecondSite(OrganisationId customer, String name, @org.jspecify.annotations.Nullable SiteId but) {
        if (sites.findByCustomerIdOrderByName(customer).stream()
                .anyMatch(known ->
                        known.name().equalsIgnoreCase(name) && !known.id().equals(but))) {
            throw new Invalid("name", SITE_TAKEN);
        }
    }

    private static Change change(String action, Site site) {
        return Change.of(action, Subject.of("site", site.id(), site.name()), SiteDraft.values(site))
                .also(Subject.of("customer", site.customerId(), ""));
    }

    private static Subject subject(Organisation organisation) {
        return Subject.of("customer", organisation.id(), organisation.name());
    }

    private void publish(Actor actor, Change change) {
        events.publishEvent(EstateChanged.of(actor.by(), clock.instant(), change));
    }
}
