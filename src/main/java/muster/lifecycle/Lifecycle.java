package muster.lifecycle;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import muster.access.Actor;
import muster.access.Role;
import muster.lifecycle.LifecycleView.Move;
import muster.lifecycle.LifecycleView.Offer;
import muster.lifecycle.Standings.Standing;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves devices through their lives, by the table and nothing else. */
@Service
public class Lifecycle {

    private static final int MOVES_SHOWN = 20;

    private final Standings standings;
    private final LifecycleEngine engine;
    private final List<FactSource> sources;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Lifecycle(
            Standings standings,
            LifecycleEngine engine,
            List<FactSource> sources,
            ApplicationEventPublisher events,
            Clock clock) {
        this.standings = standings;
        this.engine = engine;
        this.sources = List.copyOf(sources);
        this.events = events;
        this.clock = clock;
    }

    /** Where the device stands. */
    @Transactional(readOnly = true)
    public State stateOf(DeviceId device) {
        return find(device).state();
    }

    /** The device's life as this person sees it. */
    @Transactional(readOnly = true)
    public LifecycleView of(DeviceId device, Actor actor) {
        return view(find(device), actor);
    }

    /** Would this person's move be made now? What a page offers by this, it can also do. */
    @Transactional(readOnly = true)
    public boolean isOpen(DeviceId device, LifecycleEvent event, Actor actor) {
        return engine.take(stateOf(device), event, factsAbout(device))
                .filter(row -> row.allows(Doer.of(actor)))
                .isPresent();
    }

    /**
     * Makes a move in the actor's name; {@link muster.shared.Refused} says why not.
     *
     * @param reason kept with the move for ever; a move without one does not exist
     * @param established facts that the caller has made true in this transaction
     */
    @Transactional
    public LifecycleView move(DeviceId device, LifecycleEvent event, String reason, Actor actor, Fact... established) {
        return move(find(device), event, reason, actor, established);
    }

    /**
     * Makes a move from the panel: with a reason, from the state that the person saw, and none that belongs to
     * another page.
     *
     * @param seen the {@link LifecycleView#version()} that the person looked at
     */
    @Transactional
    public LifecycleView moveByHand(DeviceId device, LifecycleEvent event, String reason, int seen, Actor actor) {
        var standing = find(device);
        if (standing.version() != seen) {
            throw Refusals.overtaken(standing, standings.history(device, 1));
        }
        if (LifecycleTable.row(standing.state(), event)
                .filter(row -> row.door() != Door.PANEL)
                .isPresent()) {
            throw Refusals.elsewhere(event);
        }
        return move(standing, event, reason, actor);
    }

    private LifecycleView move(
            Standing standing, LifecycleEvent event, String reason, Actor actor, Fact... established) {
        var facts = factsAbout(standing.device(), established);
        var row = engine.take(standing.state(), event, facts).orElseThrow(() -> refusal(standing, event));
        if (!row.allows(Doer.of(actor))) {
            throw Refusals.notYours();
        }
        var now = clock.instant();
        if (!standings.move(standing, row.to(), now)) {
            throw Refusals.overtaken(find(standing.device()), standings.history(standing.device(), 1));
        }
        int number = standing.version() + 1;
        var moved = new DeviceMoved(
                standing.device(), standing.serial(), row.from(), event, row.to(), number, reason, actor.by(), now);
        standings.remember(moved);
        events.publishEvent(moved);
        return view(new Standing(standing.device(), standing.serial(), row.to(), now, number), actor);
    }

    private RuntimeException refusal(Standing standing, LifecycleEvent event) {
        return LifecycleTable.row(standing.state(), event)
                .map(row -> Refusals.missing(row.requires()))
                .orElseGet(() -> Refusals.overtaken(standing, standings.history(standing.device(), 1)));
    }

    private LifecycleView view(Standing standing, Actor actor) {
        var facts = factsAbout(standing.device());
        var rows = LifecycleTable.from(standing.state());
        return new LifecycleView(
                standing.device(),
                standing.state(),
                standing.since(),
                standing.version(),
                rows.stream()
                        .filter(row -> row.door() == Door.PANEL || row.door() == Door.ACT)
                        .filter(row -> row.allows(Doer.of(actor)))
                        .filter(row ->
                                !row.requires().chance() || row.requires().isMetBy(facts))
                        .map(row -> offer(row, facts))
                        .sorted(Comparator.comparing(offer -> !offer.open()))
                        .toList(),
                rows.stream()
                        .filter(row -> row.door() == Door.MACHINE)
                        .map(Transition::event)
                        .toList(),
                history(standing.device(), actor));
    }

    /** Customers and installers see what happened since the device was claimed, and nothing of its lives elsewhere. */
    private List<Move> history(DeviceId device, Actor actor) {
        return actor.is(Role.CUSTOMER, Role.INSTALLER)
                ? standings.historyOfThisClaim(device, MOVES_SHOWN)
                : standings.history(device, MOVES_SHOWN);
    }

    private Offer offer(Transition row, LifecycleFacts facts) {
        var missing = engine.take(row.from(), row.event(), facts).isPresent()
                ? null
                : row.requires().name();
        return new Offer(row.event(), row.to(), missing, row.door() == Door.ACT);
    }

    private LifecycleFacts factsAbout(DeviceId device, Fact... established) {
        Set<Fact> known = EnumSet.noneOf(Fact.class);
        sources.forEach(source -> known.addAll(source.about(device)));
        known.addAll(List.of(established));
        return new LifecycleFacts(known);
    }

    private Standing find(DeviceId device) {
        return standings.of(device).orElseThrow(NotFound::new);
    }
}
