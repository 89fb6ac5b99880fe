package muster.provisioning;

import java.time.Clock;
import java.time.Instant;
import muster.access.Actor;
import muster.assets.Tenures;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.registry.Credentials;
import muster.registry.Gateways;
import muster.registry.Registry;
import muster.shared.ActivationId;
import muster.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes claims back: at once, because it was the wrong unit, or later, with a reason. The device is free again. */
@Service
public class Releases {

    private final ActivationActs acts;
    private final ActivationRows rows;
    private final Jobs jobs;
    private final Registry registry;
    private final Credentials credentials;
    private final Gateways gateways;
    private final Tenures tenures;
    private final Lifecycle lifecycle;
    private final Because because;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Releases(
            ActivationActs acts,
            ActivationRows rows,
            Jobs jobs,
            Registry registry,
            Credentials credentials,
            Gateways gateways,
            Tenures tenures,
            Lifecycle lifecycle,
            Because because,
            Clock clock,
            ApplicationEventPublisher events) {
        this.acts = acts;
        this.rows = rows;
        this.jobs = jobs;
        this.registry = registry;
        this.credentials = credentials;
        this.gateways = gateways;
        this.tenures = tenures;
        this.lifecycle = lifecycle;
        this.because = because;
        this.clock = clock;
        this.events = events;
    }

    /** Takes a claim back within its fifteen minutes: position, job and device are as before. Twice is once. */
    public void undo(ActivationId id, Actor actor) {
        acts.on(id, activation -> {
            if (activation.undoneAt() != null) {
                return;
            }
            var now = clock.instant();
            if (!activation.canBeUndone(now)) {
                throw new Refused("provisioning.undo.too-late");
            }
            var reason = because.of("provisioning.because.undone", Activation.UNDO.toMinutes());
            takeBack(activation, LifecycleEvent.UNDO, reason, actor, now);
            if (activation.jobId() != null) {
                jobs.notDone(activation.jobId(), activation.positionId());
            }
        });
    }

    /**
     * Frees the device and its position at any time. What a job had done stays done, unless the job can still be worked
     * on: then it is to do again. Twice is once.
     */
    public void release(ActivationId id, String reason, Actor actor) {
        acts.on(id, activation -> {
            if (activation.undoneAt() != null) {
                return;
            }
            takeBack(activation, LifecycleEvent.RELEASE, reason, actor, clock.instant());
            if (activation.jobId() != null && jobs.canBeWorkedOn(activation.jobId())) {
                jobs.notDone(activation.jobId(), activation.positionId());
            }
        });
    }

    private void takeBack(Activation activation, LifecycleEvent event, String reason, Actor actor, Instant now) {
        var device = registry.get(activation.deviceId());
        lifecycle.move(device.id(), event, reason, actor);
        tenures.end(device.id(), now, actor);
        credentials.backToBootstrap(device.id(), actor);
        gateways.leave(device.id(), reason, actor);
        registry.stamp(device.id(), null, null);
        rows.save(activation.undone(now));
        var change = acts.about("device.unclaimed", activation, device).because(reason);
        events.publishEvent(new ActivationEvent.Undone(activation.id(), device.id(), change, actor.by(), now));
    }
}
