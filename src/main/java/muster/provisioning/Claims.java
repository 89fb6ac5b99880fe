package muster.provisioning;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import muster.access.Actor;
import muster.access.ActorContext;
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

    private final ScannedLabels labels;
    private final Registry registry;
    private final DeviceModels models;
    private final Lifecycle lifecycle;
    private final Jobs jobs;
    private final Tenures tenures;
    private final Configurations configurations;
    private final ActivationRows activations;
    private final Because because;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Claims(
            ScannedLabels labels,
            Registry registry,
            DeviceModels models,
            Lifecycle lifecycle,
            Jobs jobs,
            Tenures tenures,
            Configurations configurations,
            ActivationRows activations,
            Because because,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.labels = labels;
        this.registry = registry;
        this.models = models;
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.tenures = tenures;
        this.configurations = configurations;
        this.activations = activations;
        this.because = because;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    /** What the label leads to for this person. Changes nothing. */
    public ClaimPage look(String code, Actor actor) {
        return labels.look(code, actor);
    }

    /**
     * Claims the device of a code for a position of a job.
     *
     * @param requestKey made with the form; the same key finds the same activation again
     * @throws NotClaimable when somebody else was faster, or the label cannot be claimed any more
     */
    public ActivationId claim(String code, JobId job, PositionId position, String requestKey, Actor actor) {
        var before = inTransaction(actor, () -> activations.findByRequestKey(requestKey));
        if (before.isPresent()) {
            return replayed(before.get(), code);
        }
        return switch (look(code, actor)) {
            case ClaimPage.Claimed claimed -> claimed.activation();
            case ClaimPage.Closed closed -> throw new NotClaimable(closed);
            case ClaimPage.Ready ready -> {
                var choice = ready.choices().stream()
                        .filter(one ->
                                one.job().equals(job) && one.place().position().equals(position))
                        .findFirst();
                yield choice.isPresent() ? claim(ready, choice.get(), requestKey, actor) : overtaken(ready, actor);
            }
        };
    }

    private ActivationId claim(ClaimPage.Ready ready, Choice choice, String requestKey, Actor actor) {
        var device = registry.findByClaimCode(ready.code()).orElseThrow(NotFound::new);
        ActivationId id;
        try {
            id = asSystem(() -> tie(device.id(), choice, requestKey, actor));
        } catch (DuplicateKeyException keyTaken) {
            // the same form at the same moment, for another device
            throw closed(Problem.FORM_USED, ready.unit());
        } catch (Refused faster) {
            return overtaken(ready, actor);
        }
        // whoever lost the race sees what the winner made of it, if it is the own side's
        return inTransaction(actor, () -> activations.findById(id))
                .map(Activation::id)
                .orElseThrow(() -> closed(Problem.CLAIMED_ELSEWHERE, ready.unit()));
    }

    /** Ready a moment ago and so no more: the own side has claimed it meanwhile, or the page now says why not. */
    private ActivationId overtaken(ClaimPage.Ready ready, Actor actor) {
        return switch (look(ready.code(), actor)) {
            case ClaimPage.Claimed claimed -> claimed.activation();
            case ClaimPage.Closed now -> throw new NotClaimable(now);
            case ClaimPage.Ready again -> throw closed(Problem.POSITION_GONE, again.unit());
        };
    }

    private static NotClaimable closed(Problem problem, ClaimPage.@Nullable Unit unit) {
        return new NotClaimable(new ClaimPage.Closed(problem, unit));
    }

    /** The same form once more finds its receipt; with another label in it, it is no replay. */
    private ActivationId replayed(Activation before, String code) {
        return registry.findByClaimCode(code)
                .filter(device -> device.id().equals(before.deviceId()))
                .map(device -> before.id())
                .orElseThrow(() -> closed(Problem.FORM_USED, null));
    }

    private ActivationId tie(DeviceId id, Choice choice, String requestKey, Actor actor) {
        oneAtATime(id);
        var standing = activations.standingOf(id.value());
        if (standing.isPresent()) {
            return standing.get().id();
        }
        jobs.hold(choice.job());
        var device = registry.get(id);
        var place = choice.place();
        var now = clock.instant();
        tenures.begin(place.position(), id, now, actor);
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
                1,
                null,
                null,
                0));
        var reason = because.of("provisioning.because.claimed", choice.number());
        lifecycle.move(id, LifecycleEvent.CLAIM, reason, actor, Fact.POSITION_FREE);
        modelOf(device)
                .filter(DeviceModel::hasSettings)
                .ifPresent(model -> configurations.expect(id, model.configuration(), actor));
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

    private <T extends @Nullable Object> T inTransaction(Actor actor, Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(actor, () -> transaction.execute(status -> work.get()));
    }

    private <T> T asSystem(Supplier<T> work) {
        return inTransaction(Actor.system("claims"), work);
    }
}
