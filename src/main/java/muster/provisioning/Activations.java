package muster.provisioning;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Role;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.configuration.Configurations;
import muster.lifecycle.Fact;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.registry.Registry;
import muster.shared.ActivationId;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.Refused;
import muster.shared.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Watches over activations: judges, completes, lets pass. */
@Service
public class Activations {

    private final ActivationActs acts;
    private final ActivationRows rows;
    private final ActivationViews views;
    private final FactFinder facts;
    private final Evidence evidence;
    private final Commands commands;
    private final Passes passes;
    private final Jobs jobs;
    private final Claims claims;
    private final Registry registry;
    private final DeviceModels models;
    private final Lifecycle lifecycle;
    private final Configurations configurations;
    private final Because because;
    private final TransactionTemplate joining;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Activations(
            ActivationActs acts,
            ActivationRows rows,
            ActivationViews views,
            FactFinder facts,
            Evidence evidence,
            Commands commands,
            Passes passes,
            Jobs jobs,
            Claims claims,
            Registry registry,
            DeviceModels models,
            Lifecycle lifecycle,
            Configurations configurations,
            Because because,
            PlatformTransactionManager transactions,
            Clock clock,
            ApplicationEventPublisher events) {
        this.acts = acts;
        this.rows = rows;
        this.views = views;
        this.facts = facts;
        this.evidence = evidence;
        this.commands = commands;
        this.passes = passes;
        this.jobs = jobs;
        this.claims = claims;
        this.registry = registry;
        this.models = models;
        this.lifecycle = lifecycle;
        this.configurations = configurations;
        this.because = because;
        this.joining = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.events = events;
    }

    /**
     * The checklist or the receipt, for those who may see it. Whether they may is looked up as the person; the facts,
     * some of which no installer reads by himself, as the system.
     */
    public ActivationView of(ActivationId id) {
        var asking = ActorContext.current().orElseThrow();
        joining.executeWithoutResult(status -> acts.visible(id));
        // a transaction sees what whoever began it may see: inside an installer's, the system needs one of its own
        var transaction = asking.is(Role.INSTALLER, Role.CUSTOMER) ? apart : joining;
        return ActorContext.<ActivationView, RuntimeException>call(
                ActivationActs.SYSTEM,
                () -> Objects.requireNonNull(transaction.execute(status -> views.of(acts.visible(id), asking))));
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

    /** As {@link #review}, for many devices, most of which are long at work. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reviewThoseOf(Collection<DeviceId> devices) {
        rows.unfinishedOf(devices.stream().map(DeviceId::value).toList()).forEach(id -> review(new DeviceId(id)));
    }

    private void complete(Activation activation) {
        // a device whose pack is gone cannot be judged; what it says is kept all the same
        if (lifecycle.stateOf(activation.deviceId()) != State.ACTIVATING || !facts.canJudge(activation)) {
            return;
        }
        var checklist = facts.checklistOf(activation);
        if (!checklist.isFulfilled()) {
            return;
        }
        var system = ActivationActs.SYSTEM;
        var now = clock.instant();
        evidence.keep(activation, checklist, now);
        rows.save(activation.activated(now));
        if (activation.jobId() != null) {
            jobs.done(activation.jobId(), activation.positionId());
        }
        var reason = because.of("provisioning.because.activated", checklist.excused());
        lifecycle.move(activation.deviceId(), LifecycleEvent.ACTIVATE, reason, system, Fact.CONTRACT_FULFILLED);
        var device = registry.get(activation.deviceId());
        events.publishEvent(new ActivationEvent.Activated(
                activation.id(), device.id(), acts.about("device.activated", activation, device), system.by(), now));
    }

    /** Quarantine was lifted: the contract is judged anew, with what comes from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(DeviceId device) {
        rows.standingOf(device.value()).ifPresent(activation -> {
            rows.save(activation.reopened(clock.instant()));
            // an acknowledgement of before does not count: the settings go out once more
            models.find(ModelKey.of(registry.get(device).model()))
                    .filter(DeviceModel::hasSettings)
                    .ifPresent(model -> configurations.expect(device, model.configuration(), ActivationActs.SYSTEM));
        });
    }

    /** Asks the device once more to show itself. */
    public void identify(ActivationId id, Actor actor) {
        acts.on(id, activation -> {
            var device = registry.get(activation.deviceId());
            if (lifecycle.stateOf(device.id()) != State.ACTIVATING) {
                throw new Refused("provisioning.identify.not-now");
            }
            commands.identify(activation, device, actor);
        });
    }

    /** A person saw the device answer the newest command. Twice is once. */
    public void seen(ActivationId id, Actor actor) {
        acts.on(id, activation -> {
            var command =
                    commands.newest(activation).orElseThrow(() -> new Refused("provisioning.identify.nothing-to-see"));
            if (command.confirmedAt() != null) {
                return;
            }
            if (!commands.seen(command.id(), actor)) {
                throw new Refused("provisioning.identify.nothing-to-see");
            }
            var device = registry.get(activation.deviceId());
            events.publishEvent(new ActivationEvent.Seen(
                    id, device.id(), acts.about("device.seen", activation, device), actor.by(), clock.instant()));
            review(device.id());
        });
    }

    /** Lets a line pass that does not hold. */
    public void letPass(ActivationId id, Check check, String reason, Actor actor) {
        if (!actor.is(Role.SUPPORT, Role.ADMINISTRATOR)) {
            throw new Refused("provisioning.pass.not-yours");
        }
        acts.on(id, activation -> {
            if (!activation.isOpen()) {
                throw new Refused("provisioning.pass.too-late");
            }
            var line = facts.checklistOf(activation)
                    .find(check)
                    .orElseThrow(() -> new Refused("provisioning.pass.no-such-line"));
            if (line.state() == Line.State.MET) {
                throw new Refused("provisioning.pass.holds");
            }
            var now = clock.instant();
            if (passes.add(activation, new Pass(check, reason, actor.name(), now), actor)) {
                var device = registry.get(activation.deviceId());
                var change = Change.of(
                                "device.excused",
                                Subject.of("device", device.id(), device.serial()),
                                Map.of("line", check.name()))
                        .because(reason);
                events.publishEvent(new ActivationEvent.Excused(id, device.id(), change, actor.by(), now));
                review(device.id());
            }
        });
    }
}
