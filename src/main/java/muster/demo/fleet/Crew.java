package muster.demo.fleet;

import muster.access.Actor;
import muster.access.ActorContext;
import muster.demo.bench.Bench;
import muster.demo.bench.BenchJobs;
import muster.demo.bench.DemoDevice;
import muster.demo.bench.DemoDevices;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.provisioning.Activations;
import muster.provisioning.Claims;
import muster.provisioning.CommandAnswered;
import muster.provisioning.Jobs;
import muster.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Installs the devices of the sample fleet as people would: claims each by its code, switches it on and says that it
 * was seen to blink. What they prove they prove themselves. Takes up its work again after an interrupted first start.
 */
@Component
@ConditionalOnBooleanProperty("muster.sample-fleet")
class Crew {

    private static final Logger log = LoggerFactory.getLogger(Crew.class);
    private static final Actor SYSTEM = Actor.system("sample fleet");

    private final SamplePeople people;
    private final DemoDevices devices;
    private final Bench bench;
    private final BenchJobs benchJobs;
    private final Jobs jobs;
    private final Claims claims;
    private final Activations activations;
    private final Lifecycle lifecycle;

    Crew(
            SamplePeople people,
            DemoDevices devices,
            Bench bench,
            BenchJobs benchJobs,
            Jobs jobs,
            Claims claims,
            Activations activations,
            Lifecycle lifecycle) {
        this.people = people;
        this.devices = devices;
        this.bench = bench;
        this.benchJobs = benchJobs;
        this.jobs = jobs;
        this.claims = claims;
        this.activations = activations;
        this.lifecycle = lifecycle;
    }

    /** Returns at once; the portal is there for its people meanwhile. */
    void goToWork() {
        Thread.ofVirtual().name("sample-crew").start(() -> ActorContext.run(SYSTEM, this::work));
    }

    private void work() {
        benchJobs.renew();
        devices.all().stream()
                .filter(device -> device.place() == DemoDevice.Place.FLEET)
                .forEach(this::install);
    }

    private void install(DemoDevice device) {
        try {
            switch (lifecycle.stateOf(device.id())) {
                case REGISTERED -> {
                    claim(device);
                    bench.power(device.id(), Bench.Power.ON);
                }
                case CLAIMED, ACTIVATING -> {
                    bench.power(device.id(), Bench.Power.ON);
                    confirm(device);
                }
                default -> {
                    // installed already
                }
            }
        } catch (Refused refused) {
            log.warn("The sample device {} was not installed: {}", device, refused.key());
        }
    }

    private void claim(DemoDevice device) {
        var plan = device.planned().orElseThrow();
        var installer = installerOf(device);
        var key = "sample-" + device.id();
        ActorContext.run(
                installer, () -> claims.claim(device.claimCode(), plan.job(), plan.position(), key, installer));
    }

    /**
     * A device of the fleet blinked; whoever installs it saw that. Devices out of the box are seen by real eyes only.
     * Without a transaction round it, for the installer acts in one of his own.
     */
    @Async
    @TransactionalEventListener
    void on(CommandAnswered answered) {
        devices.find(answered.device())
                .filter(device -> device.place() == DemoDevice.Place.FLEET)
                .ifPresent(this::confirm);
    }

    private void confirm(DemoDevice device) {
        if (lifecycle.stateOf(device.id()) != State.ACTIVATING) {
            return;
        }
        var installer = installerOf(device);
        activations
                .standingOf(device.id())
                .filter(activation -> activations.of(activation).awaitsEyes())
                .ifPresent(activation -> ActorContext.run(installer, () -> activations.seen(activation, installer)));
    }

    private Actor installerOf(DemoDevice device) {
        var firm = jobs.get(device.planned().orElseThrow().job()).firmName();
        return people.actor(firm.equals(SamplePeople.INES_FIRM) ? SamplePeople.INES : SamplePeople.IVO);
    }
}
