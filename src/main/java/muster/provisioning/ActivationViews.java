package muster.provisioning;

import java.util.Optional;
import muster.access.Actor;
import muster.assets.Places;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.registry.Device;
import muster.registry.Registry;
import org.springframework.stereotype.Component;

/** Draws an activation up for whoever asks: what is known, and only those acts that this person could do now. */
@Component
class ActivationViews {

    private final FactFinder facts;
    private final Evidence evidence;
    private final Commands commands;
    private final Jobs jobs;
    private final Registry registry;
    private final DeviceModels models;
    private final Places places;
    private final Lifecycle lifecycle;

    ActivationViews(
            FactFinder facts,
            Evidence evidence,
            Commands commands,
            Jobs jobs,
            Registry registry,
            DeviceModels models,
            Places places,
            Lifecycle lifecycle) {
        this.facts = facts;
        this.evidence = evidence;
        this.commands = commands;
        this.jobs = jobs;
        this.registry = registry;
        this.models = models;
        this.places = places;
        this.lifecycle = lifecycle;
    }

    ActivationView of(Activation activation, Actor asking) {
        var device = registry.find(activation.deviceId());
        var model = device.flatMap(this::modelOf);
        var job = activation.jobId() == null ? null : jobs.get(activation.jobId());
        var state = lifecycle.stateOf(activation.deviceId());
        boolean undoable = isOpen(activation, LifecycleEvent.UNDO, asking);
        return new ActivationView(
                activation.id(),
                activation.deviceId(),
                device.map(Device::serial).orElse("?"),
                model.map(DeviceModel::maker).orElse(""),
                model.map(DeviceModel::name).orElse(""),
                places.of(activation.positionId()),
                activation.jobId(),
                job == null ? null : job.number(),
                activation.claimedName(),
                activation.claimedAt(),
                activation.activatedAt(),
                activation.undoneAt(),
                activation.undoUntil(),
                state,
                undoable,
                !undoable && isOpen(activation, LifecycleEvent.RELEASE, asking),
                activation.isOpen() ? facts.checklistOf(activation) : evidence.of(activation),
                model.map(DeviceModel::identify)
                        .map(identify -> identify.sentence())
                        .orElse(null),
                activation.isOpen() && state == State.ACTIVATING,
                activation.isOpen()
                        && commands.newest(activation)
                                .filter(Command::awaitsEyes)
                                .isPresent(),
                job == null ? 0 : job.left());
    }

    /** The move belongs to the claim that stands, not to one that was taken back before. */
    private boolean isOpen(Activation activation, LifecycleEvent event, Actor asking) {
        return activation.undoneAt() == null && lifecycle.isOpen(activation.deviceId(), event, asking);
    }

    private Optional<DeviceModel> modelOf(Device device) {
        return models.find(ModelKey.of(device.model()));
    }
}
