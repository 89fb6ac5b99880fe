package muster.provisioning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.assets.Place;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.lifecycle.Lifecycle;
import muster.provisioning.ClaimPage.Choice;
import muster.registry.Device;
import muster.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a label leads to: looked up as the person, but for the state of a device that no installer sees yet. */
@Component
class ScannedLabels {

    private final Registry registry;
    private final DeviceModels models;
    private final Lifecycle lifecycle;
    private final Jobs jobs;
    private final ActivationRows activations;
    private final TransactionTemplate transaction;

    ScannedLabels(
            Registry registry,
            DeviceModels models,
            Lifecycle lifecycle,
            Jobs jobs,
            ActivationRows activations,
            TransactionTemplate transaction) {
        this.registry = registry;
        this.models = models;
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.activations = activations;
        this.transaction = transaction;
    }

    /** What the label leads to for this person. Changes nothing. */
    ClaimPage look(String code, Actor actor) {
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
        var state = inTransaction(Actor.system("claims"), () -> lifecycle.stateOf(device.id()));
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
            boolean late = all.stream().anyMatch(JobRow::isExpired);
            return new ClaimPage.Closed(late ? Problem.JOB_EXPIRED : Problem.NO_JOB, unit);
        }
        var owner = device.reservedFor();
        var reachable = open.stream()
                .filter(job -> owner == null || owner.equals(job.customer()))
                .toList();
        if (reachable.isEmpty()) {
            return new ClaimPage.Closed(Problem.OTHER_CUSTOMER, unit);
        }
        var left = inTransaction(actor, () -> left(reachable));
        if (left.isEmpty()) {
            return new ClaimPage.Closed(Problem.NOTHING_LEFT, unit);
        }
        var fitting = left.stream()
                .filter(choice -> fits(device, choice.place()))
                .sorted(Comparator.comparing(
                        choice -> choice.place().quantities().isEmpty()))
                .toList();
        return fitting.isEmpty()
                ? new ClaimPage.Closed(Problem.NO_FIT, unit)
                : new ClaimPage.Ready(code, unit, fitting);
    }

    /** What is still to do and free, today's jobs first. */
    private List<Choice> left(List<JobRow> open) {
        var positions = jobs.positions(open.stream().map(JobRow::id).toList());
        return open.stream()
                .sorted(Comparator.comparing(job -> !job.today()))
                .flatMap(job -> positions.getOrDefault(job.id(), List.of()).stream()
                        .filter(position ->
                                position.isTodo() && position.place().isFree())
                        .map(position -> new Choice(job.id(), job.number(), position.place())))
                .toList();
    }

    private boolean fits(Device device, Place place) {
        return modelOf(device)
                .filter(model -> model.delivers().containsAll(place.quantities()))
                .isPresent();
    }

    private ClaimPage.Unit unitOf(Device device) {
        var tail = device.serialTail();
        return modelOf(device)
                .map(model -> new ClaimPage.Unit(model.maker(), model.name(), model.picture(), tail))
                .orElseGet(() -> new ClaimPage.Unit("", device.model(), "cpu", tail));
    }

    private Optional<DeviceModel> modelOf(Device device) {
        return models.find(ModelKey.of(device.model()));
    }

    private <T extends @Nullable Object> T inTransaction(Actor actor, Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(actor, () -> transaction.execute(status -> work.get()));
    }
}
