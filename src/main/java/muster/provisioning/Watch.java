package muster.provisioning;

import muster.access.Actor;
import muster.configuration.ConfigurationReported;
import muster.connectivity.DeviceReported;
import muster.connectivity.PresenceChanged;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.connectivity.RefusalNoted;
import muster.lifecycle.DeviceMoved;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.registry.Proof;
import muster.registry.Registry;
import muster.shared.DeviceId;
import muster.shared.LiveChannels;
import muster.telemetry.AnotherDeviceNamed;
import muster.telemetry.ReadingsArrived;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every fact that an activation is judged by brings it up for review, in the transaction that stored the fact. */
@Component
class Watch {

    private static final String OPERATIONAL = "OPERATIONAL";

    private final Activations activations;
    private final ActivationRows rows;
    private final Commands commands;
    private final Claims claims;
    private final Registry registry;
    private final Lifecycle lifecycle;
    private final Proof proof;
    private final Presences presences;
    private final LiveChannels live;
    private final Because because;

    Watch(
            Activations activations,
            ActivationRows rows,
            Commands commands,
            Claims claims,
            Registry registry,
            Lifecycle lifecycle,
            Proof proof,
            Presences presences,
            LiveChannels live,
            Because because) {
        this.activations = activations;
        this.rows = rows;
        this.commands = commands;
        this.claims = claims;
        this.registry = registry;
        this.lifecycle = lifecycle;
        this.proof = proof;
        this.presences = presences;
        this.live = live;
        this.because = because;
    }

    /**
     * The first session with the operational credential takes a claimed device on its way; one that outlived its
     * credential, and is about to be ended, does not.
     */
    @EventListener
    void on(PresenceChanged presence) {
        var device = presence.device();
        if (presence.connected() && OPERATIONAL.equals(presence.credential())) {
            var actor = Actor.device(
                    device, registry.get(device).serial(), presence.by().address());
            claims.oneAtATime(device);
            var state = lifecycle.stateOf(device);
            boolean isItsOwn = proof.inUseSince(device).isPresent();
            if (state == State.CLAIMED && isItsOwn) {
                lifecycle.move(device, LifecycleEvent.CONNECT, because.of("provisioning.because.connected"), actor);
            }
        }
        activations.review(device);
    }

    /** A device says who it is when it listens already; what it was asked at its door, it might never hear. */
    @EventListener
    void on(DeviceReported reported) {
        askToShowItself(reported.device());
        activations.review(reported.device());
    }

    private void askToShowItself(DeviceId device) {
        rows.standingOf(device.value())
                .filter(Activation::isOpen)
                .filter(activation -> commands.newest(activation).isEmpty())
                .filter(activation -> isOnItsWay(lifecycle.stateOf(device)))
                .ifPresent(
                        activation -> commands.identify(activation, registry.get(device), Actor.system("activation")));
    }

    private static boolean isOnItsWay(State state) {
        return state == State.CLAIMED || state == State.ACTIVATING;
    }

    @EventListener
    void on(ConfigurationReported reported) {
        activations.review(reported.device());
    }

    @EventListener
    void on(ReadingsArrived readings) {
        activations.reviewThoseOf(readings.devices());
    }

    /** A payload under one device's topic that names another device is a refusal like one at the door. */
    @EventListener
    void on(AnotherDeviceNamed named) {
        presences.note(
                named.device(),
                new Refusal(
                        named.at(),
                        Refusal.IDENTITY,
                        "TELEMETRY",
                        "The payload names another device: " + named.named() + ".",
                        null));
    }

    @EventListener
    void on(DeviceMoved moved) {
        if (moved.event() == LifecycleEvent.CLEAR) {
            activations.reopen(moved.device());
        }
    }

    @EventListener
    void tell(PresenceChanged presence) {
        tell(presence.device());
    }

    @EventListener
    void tell(RefusalNoted refusal) {
        tell(refusal.device());
    }

    @EventListener
    void tell(DeviceReported reported) {
        tell(reported.device());
    }

    @EventListener
    void tell(ConfigurationReported reported) {
        tell(reported.device());
    }

    @EventListener
    void tell(ReadingsArrived readings) {
        readings.devices().forEach(this::tell);
    }

    @EventListener
    void tell(CommandAnswered answered) {
        tell(answered.device());
    }

    @EventListener
    void tell(ActivationEvent event) {
        tell(event.device());
    }

    @EventListener
    void tell(DeviceMoved moved) {
        tell(moved.device());
    }

    private void tell(DeviceId device) {
        live.tell(channelOf(device), "activation");
    }

    static String channelOf(DeviceId device) {
        return "device/" + device;
    }
}
