package muster.provisioning;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.assets.Place;
import muster.assets.Tenures;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.configuration.Configurations;
import muster.lifecycle.Fact;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.provisioning.ClaimPage.Choice;
import muster.registry.Device;
import muster.registry.Registry;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.PositionId;
import muster.shared.Refused;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ties a device to a position. What may be claimed is looked up as the person; the act itself runs as the system,
 * because an unclaimed device is visible to no installer: holding its code is the right to claim it.
 */
@Service
public class Claims {

    private final Registry registry;
    private final DeviceModels models;
    private final Lifecycle lifecycle;
    private final Jobs jobs;
    private final Tenures tenures;
    private final Configurations configurations;
    private final ActivationRows activations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Claims(
            Registry registry,
            DeviceModels models,
            Lifecycle lifecycle,
            Jobs jobs,
            Tenures tenures,
            Configurations configurations,
            ActivationRows activations,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.registry = registry;
        this.models = models;
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.tenures = tenures;
        this.configurations = configurations;
        this.activations = activations;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    /** What the label leads to for this person. Changes nothing. */
    public ClaimPage look(String code, Actor actor) {
        var page = glance(code, actor);
        // claimed by the own side while we looked: what was read before and after does not fit together
        return page instanceof ClaimPage.Closed ? standing(code, actor).orElse(page) : page;
    }

    private Optional<ClaimPage> standing(String code, Actor actor) {
        return registry.findByClaimCode(code)
                .flatMap(device -> inTransaction(
                        actor, () -> activations.standingOf(device.id().value())))
                .map(activation -> new ClaimPage.Claimed(activation.id()));
    }

    private ClaimPage glance(String code, Actor actor) {
        var found = registry.findByClaimCode(code);
        if (found.isEmpty()) {
            return new ClaimPage.Closed(Problem.UNKNOWN_CODE, null);
        }
        var device = found.get();
        var own = inTransaction(actor, () -> activations.standingOf(device.id().value()));
        if (own.isPresent()) {
            return new ClaimPage.Claimed(own.get().id());
        }
        var unit = unitOf(device);
        var state = asSystem(() -> lifecycle.stateOf(device.id()));
        return switch (state) {
            case REGISTERED -> choicesFor(code, device, unit, actor);
            case RETIRED, RETIRING, REPLACED -> new ClaimPage.Closed(Problem.RETIRED, unit);
            case QUARANTINED -> new ClaimPage.Closed(Problem.QUARANTINED, unit);
            default -> new ClaimPage.Closed(Problem.CLAIMED_ELSEWHERE, unit);
        };
    }

    private ClaimPage choicesFor(String code, Device device, ClaimPage.Unit unit, Actor actor) {
        var all = inTransaction(actor, jobs::recent);
        var open = all.stream().filter(JobRow::isOpen).toList();
        if (open.isEmpty()) {
            boolean late = all.stream().anyMatch(job -> job.state().equals("EXPIRED"));
            return new ClaimPage.Closed(late ? Problem.JOB_EXPIRED : Problem.NO_JOB, unit);
        }
        var owner = device.reservedFor();
        var reachable = open.stream()
                .filter(job -> owner == null || owner.equals(job.customer()))
                .toList();
        if (reachable.isEmpty()) {
            return new ClaimPage.Closed(Problem.OTHER_CUSTOMER, unit);
        }
        var choices = new ArrayList<Choice>();
        for (var job : reachable) {
            inTransaction(actor, () -> jobs.positions(job.id())).stream()
                    .filter(JobPosition::isTodo)
                    .filter(position -> fits(device, position.place()))
                    .forEach(position -> choices.add(new Choice(job.id(), job.number(), position.place())));
        }
        return choices.isEmpty()
                ? new ClaimPage.Closed(Problem.NO_FIT, unit)
                : new ClaimPage.Ready(code, unit, choices);
    }

    private boolean fits(Device device, Place place) {
        return place.isFree()
                && modelOf(device)
                        .filter(model -> model.delivers().containsAll(place.quantities()))
                        .isPresent();
    }

    /**
     * Claims the device of a code for a position of a job.
     *
     * @param requestKey made with the form; the same key finds the same activation again
     * @throws Refused when somebody else was faster, or the label cannot be claimed any more
     */
    public ActivationId claim(String code, JobId job, PositionId position, String requestKey, Actor actor) {
        var before = inTransaction(actor, () -> activations.findByRequestKey(requestKey));
        if (before.isPresent()) {
            return replayed(before.get(), code);
        }
        return switch (look(code, actor)) {
            case ClaimPage.Claimed claimed -> claimed.activation();
            case ClaimPage.Closed closed -> throw new Refused(closed.problem().textKey());
            case ClaimPage.Ready ready -> {
                var choice = ready.choices().stream()
                        .filter(one ->
                                one.job().equals(job) && one.place().position().equals(position))
                        .findFirst();
                yield choice.isPresent()
                        ? claim(code, choice.get(), requestKey, actor)
                        : standing(code, actor)
                                .map(page -> ((ClaimPage.Claimed) page).activation())
                                .orElseThrow(() -> new Refused("provisioning.claim.position-gone"));
            }
        };
    }

    private ActivationId claim(String code, Choice choice, String requestKey, Actor actor) {
        var device = registry.findByClaimCode(code).orElseThrow(NotFound::new);
        try {
            var id = asSystem(() -> tie(device.id(), choice, requestKey, actor));
            // whoever lost the race sees what the winner made of it, if it is the own side's
            return inTransaction(actor, () -> activations.findById(id))
                    .map(Activation::id)
                    .orElseThrow(() -> new Refused(Problem.CLAIMED_ELSEWHERE.textKey()));
        } catch (DuplicateKeyException keyTaken) {
            // the same form at the same moment, for another device
            throw new Refused("provisioning.claim.key-used");
        }
    }

    /** The same form once more finds its receipt; with another label in it, it is no replay. */
    private ActivationId replayed(Activation before, String code) {
        return registry.findByClaimCode(code)
                .filter(device -> device.id().equals(before.deviceId()))
                .map(device -> before.id())
                .orElseThrow(() -> new Refused("provisioning.claim.key-used"));
    }

    private ActivationId tie(DeviceId id, Choice choice, String requestKey, Actor actor) {
        oneAtATime(id);
        var standing = activations.standingOf(id.value());
        if (standing.isPresent()) {
            return standing.get().id();
        }
        var device = registry.get(id);
        var place = choice.place();
        var now = clock.instant();
        tenures.begin(place.position(), id, now);
        registry.stamp(id, place.customer(), place.site());
        var activation = activations.save(new Activation(
                ActivationId.next(),
                id,
                place.position(),
                choice.job(),
                place.customer(),
                place.site(),
                jobs.get(choice.job()).firm(),
                requestKey,
                now,
                actor.user().value(),
                actor.name(),
                now,
                null,
                null,
                0));
        lifecycle.move(id, LifecycleEvent.CLAIM, null, actor, Fact.POSITION_FREE);
        modelOf(device).ifPresent(model -> configurations.expect(id, model.configuration(), actor));
        events.publishEvent(new DeviceClaimed(
                activation.id(),
                id,
                device.serial(),
                Subject.of("asset", place.asset(), place.assetName()),
                Subject.of("site", place.site(), place.siteName()),
                Subject.of("job", choice.job(), String.valueOf(choice.number())),
                place.label(),
                actor.by(),
                now));
        return activation.id();
    }

    /** Claims, undoings and completions of one device wait for each other until the transaction ends. */
    void oneAtATime(DeviceId device) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:device, 0))")
                .param("device", device.toString())
                .query((row, number) -> true)
                .single();
    }

    private Optional<DeviceModel> modelOf(Device device) {
        return models.find(ModelKey.of(device.model()));
    }

    private ClaimPage.Unit unitOf(Device device) {
        var tail = device.serialTail();
        return modelOf(device)
                .map(model -> new ClaimPage.Unit(model.maker(), model.name(), model.picture(), tail))
                .orElseGet(() -> new ClaimPage.Unit("", device.model(), "cpu", tail));
    }

    private <T extends @Nullable Object> T inTransaction(Actor actor, Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(actor, () -> transaction.execute(status -> work.get()));
    }

    private <T> T asSystem(Supplier<T> work) {
        return inTransaction(Actor.system("claims"), work);
    }
}
