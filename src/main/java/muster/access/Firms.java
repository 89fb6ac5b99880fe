package muster.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import muster.shared.Change;
import muster.shared.Invalid;
import muster.shared.Likeness;
import muster.shared.NotFound;
import muster.shared.OneOfAKind;
import muster.shared.OrganisationId;
import muster.shared.Outdated;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firms whose people install devices. */
@Service
public class Firms {

    private static final String TAKEN = "access.firm.name-taken";

    private final Organisations organisations;
    private final Likeness likeness;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Firms(Organisations organisations, Likeness likeness, Clock clock, ApplicationEventPublisher events) {
        this.organisations = organisations;
        this.likeness = likeness;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Organisation> all() {
        return organisations.findByKindOrderByName(Organisation.Kind.FIRM);
    }

    /**
     * One firm.
     *
     * @throws NotFound where there is none of that id
     */
    @Transactional(readOnly = true)
    public Organisation of(OrganisationId firm) {
        return organisations
                .findById(firm)
                .filter(found -> found.kind() == Organisation.Kind.FIRM)
                .orElseThrow(NotFound::new);
    }

    /** Firms that somebody could mean by this name. */
    public List<String> near(String name, @Nullable OrganisationId but) {
        return likeness.near(
                "select id, name, name as shown from access.organisation where kind = 'FIRM'", name, null, but);
    }

    @Transactional
    public OrganisationId add(String name, Actor actor) {
        refuseSecond(name, null);
        var firm = save(Organisation.of(Organisation.Kind.FIRM, name, clock.instant()));
        publish(firm, actor, Change.of("firm.created", subject(firm), Map.of("name", name)));
        return firm.id();
    }

    @Transactional
    public void rename(OrganisationId id, String name, int version, Actor actor) {
        var firm = of(id);
        Outdated.refuse(version, firm.version());
        if (name.equals(firm.name())) {
            return;
        }
        refuseSecond(name, id);
        var renamed = save(firm.renamed(name));
        publish(
                renamed,
                actor,
                Change.of("firm.renamed", subject(renamed), Map.of("name", name))
                        .instead(Map.of("name", firm.name())));
    }

    private void refuseSecond(String name, @Nullable OrganisationId but) {
        if (all().stream()
                .anyMatch(
                        firm -> firm.name().equalsIgnoreCase(name) && !firm.id().equals(but))) {
            throw new Invalid("name", TAKEN);
        }
    }

    private Organisation save(Organisation firm) {
        return OneOfAKind.save("name", TAKEN, () -> organisations.save(firm));
    }

    private static Subject subject(Organisation firm) {
        return Subject.of("firm", firm.id(), firm.name());
    }

    private void publish(Organisation firm, Actor actor, Change change) {
        events.publishEvent(new OrganisationChanged(firm.id(), actor.by(), clock.instant(), List.of(change)));
    }
}
