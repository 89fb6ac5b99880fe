package muster.provisioning;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Role;
import muster.assets.Places;
import muster.assets.Tenures;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.configuration.Configurations;
import muster.lifecycle.Fact;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.registry.Credentials;
import muster.registry.Device;
import muster.registry.Registry;
import muster.shared.ActivationId;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Refused;
import muster.shared.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Watches over activations: judges, completes, lets pass, takes back. */
@Service
public class Activations {

    private final ActivationRows rows;
    private final FactFinder facts;
    private final Evidence evidence;
    private final Commands commands;
    private final Passes passes;
    private final Jobs jobs;
    private final Claims claims;
    private final Registry registry;
    private final Credentials credentials;
    private final DeviceModels models;
    private final Places places;
    private final Tenures tenures;
    private final Lifecycle lifecycle;
    private final Configurations configurations;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Activations(
            ActivationRows rows,
            FactFinder facts,
            Evidence evidence,
            Commands commands,
            Passes passes,
            Jobs jobs,
            Claims claims,
            Registry registry,
            Credentials credentials,
            DeviceModels models,
            Places places,
            Tenures tenures,
            Lifecycle lifecycle,
            Configurations configurations,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.facts = facts;
        this.evidence = evidence;
        this.commands = commands;
        this.passes = passes;
        this.jobs = jobs;
        this.claims = claims;
        this.registry = registry;
        this.credentials = credentials;
        this.models = models;
        this.places = places;
        this.tenures = tenures;
        this.lifecycle = lifecycle;
        this.configurations = configurations;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The checklist or the receipt, for those who may see it. Whether they may is looked up as the person; the facts,
     * some of which no installer reads by himself, as the system.
     */
    public ActivationView of(ActivationId id) {
        transaction.executeWithoutResult(status -> visible(id));
        return ActorContext.<ActivationView, RuntimeException>call(
                Actor.system("activation"),
                () -> Objects.requireNonNull(transaction.execute(status -> view(visible(id)))));
    }

    private ActivationView view(Activation activation) {
        var id = activation.id();
        var device = registry.find(activation.deviceId());
        var place = places.of(activation.positionId());
        var checklist = activation.isOpen() ? facts.checklistOf(activation) : evidence.of(id);
        var model = device.flatMap(this::modelOf);
        var job = activation.jobId() == null ? null : jobs.get(activation.jobId());
        var command = commands.newest(id);
        return new ActivationView(
                id,
                activation.deviceId(),
                device.map(Device::serial).orElse("?"),
                model.map(DeviceModel::maker).orElse(""),
                model.map(DeviceModel::name).orElse(""),
                place,
                activation.jobId(),
                job == null ? null : job.number(),
                activation.claimedName(),
                activation.claimedAt(),
                activation.activatedAt(),
                activation.undoneAt(),
                activation.undoUntil(),
                activation.canBeUndone(clock.instant()),
                checklist,
                model.map(DeviceModel::identify)
                        .map(identify -> identify.sentence())
                        .orElse(null),
                command.filter(one -> "done".equals(one.outcome()) && one.confirmedAt() == null)
                        .isPresent(),
                job == null ? 0 : job.left());
    }

    /** The activation that stands for a device, if the actor may see it. */
    @Transactional(readOnly = true)
    public Optional<ActivationId> standingOf(DeviceId device) {
        return rows.standingOf(device.value()).map(Activation::id);
    }

    /**
     * The activation that stands for a device, kept as it is until the transaction ends: no undoing comes between what
     * is read here and what is done because of it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ActivationId> heldFor(DeviceId device) {
        claims.oneAtATime(device);
        return standingOf(device);
    }

    /** Judges the running activation of a device and completes it when all lines hold. Call it when a fact changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void review(DeviceId device) {
        var running = rows.standingOf(device.value()).filter(Activation::isOpen);
        if (running.isEmpty()) {
            return;
        }
        claims.oneAtATime(device);
        rows.standingOf(device.value()).filter(Activation::isOpen).ifPresent(this::complete);
    }

    private void complete(Activation activation) {
        if (lifecycle.stateOf(activation.deviceId()) != State.ACTIVATING) {
            return;
        }
        var checklist = facts.checklistOf(activation);
        if (!checklist.isFulfilled()) {
            return;
        }
        var system = Actor.system("activation");
        var now = clock.instant();
        evidence.keep(activation.id(), checklist);
        rows.save(activation.activated(now));
        if (activation.jobId() != null) {
            jobs.done(activation.jobId(), activation.positionId(), true);
        }
        lifecycle.move(activation.deviceId(), LifecycleEvent.ACTIVATE, null, system, Fact.CONTRACT_FULFILLED);
        var device = registry.get(activation.deviceId());
        events.publishEvent(new ActivationEvent.Activated(
                activation.id(), device.id(), about("device.activated", activation, device), system.by(), now));
    }

    /** Quarantine was lifted: the contract is judged anew, with what comes from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(DeviceId device) {
        rows.standingOf(device.value()).ifPresent(activation -> {
            rows.save(activation.reopened(clock.instant()));
            // an acknowledgement of before does not count: the settings go out once more
            var system = Actor.system("activation");
            modelOf(registry.get(device))
                    .ifPresent(model -> configurations.expect(device, model.configuration(), system));
        });
    }

    /** Asks the device once more to show itself. */
    public void identify(ActivationId id, Actor actor) {
        actAsSystem(id, activation -> {
            var device = registry.get(activation.deviceId());
            if (lifecycle.stateOf(device.id()) != State.ACTIVATING) {
                throw new Refused("provisioning.identify.not-now");
            }
            commands.identify(activation, device, actor);
        });
    }

    /** A person saw the device answer the newest command. */
    public void seen(ActivationId id, Actor actor) {
        actAsSystem(id, activation -> {
            var device = registry.get(activation.deviceId());
            var command = commands.newest(id).orElseThrow(() -> new Refused("provisioning.identify.nothing-to-see"));
            if (command.confirmedAt() == null && !commands.seen(command.id())) {
                throw new Refused("provisioning.identify.nothing-to-see");
            }
            events.publishEvent(new ActivationEvent.Seen(
                    id, device.id(), about("device.seen", activation, device), actor.by(), clock.instant()));
            review(device.id());
        });
    }

    /** Lets a line pass that does not hold. */
    public void letPass(ActivationId id, Check line, String reason, Actor actor) {
        if (!actor.is(Role.SUPPORT, Role.ADMINISTRATOR)) {
            throw new Refused("provisioning.pass.not-yours");
        }
        actAsSystem(id, activation -> {
            if (!activation.isOpen()) {
                throw new Refused("provisioning.pass.too-late");
            }
            var now = clock.instant();
            var device = registry.get(activation.deviceId());
            if (!passes.add(id, device.id(), new Pass(line, reason, actor.name(), now), actor)) {
                return;
            }
            var change = Change.of(
                            "device.excused",
                            Subject.of("device", device.id(), device.serial()),
                            Map.of("line", line.name()))
                    .because(reason);
            events.publishEvent(new ActivationEvent.Excused(id, device.id(), change, actor.by(), now));
            review(device.id());
        });
    }

    /** Takes a claim back within its fifteen minutes: position, job and device are as before. */
    public void undo(ActivationId id, Actor actor) {
        actAsSystem(id, activation -> {
            var now = clock.instant();
            if (activation.undoneAt() != null) {
                return;
            }
            if (!activation.canBeUndone(now)) {
                throw new Refused("provisioning.undo.too-late");
            }
            var device = registry.get(activation.deviceId());
            lifecycle.move(device.id(), LifecycleEvent.RELEASE, null, actor);
            tenures.end(device.id(), now);
            credentials.backToBootstrap(device.id(), actor);
            registry.stamp(device.id(), null, null);
            rows.save(activation.undone(now));
            if (activation.jobId() != null) {
                jobs.done(activation.jobId(), activation.positionId(), false);
            }
            events.publishEvent(new ActivationEvent.Undone(
                    id, device.id(), about("device.unclaimed", activation, device), actor.by(), now));
        });
    }

    /** Looks as the person whether it is theirs, then acts as the system, one act on a device at a time. */
    private void actAsSystem(ActivationId id, Consumer<Activation> act) {
        var device = transaction.execute(status -> visible(id).deviceId());
        ActorContext.run(
                Actor.system("activation"),
                () -> transaction.executeWithoutResult(status -> {
                    claims.oneAtATime(Objects.requireNonNull(device));
                    act.accept(visible(id));
                }));
    }

    private Activation visible(ActivationId id) {
        return rows.findById(id).orElseThrow(NotFound::new);
    }

    private Optional<DeviceModel> modelOf(Device device) {
        return models.find(ModelKey.of(device.model()));
    }

    private Change about(String action, Activation activation, Device device) {
        var place = places.of(activation.positionId());
        return Change.of(action, Subject.of("device", device.id(), device.serial()), Map.of("place", place.label()))
                .also(
                        Subject.of("asset", place.asset(), place.assetName()),
                        Subject.of("site", place.site(), place.siteName()));
    }
}
