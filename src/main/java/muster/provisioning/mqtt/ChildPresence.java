package muster.provisioning.mqtt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import muster.access.Actor;
import muster.connectivity.PresenceChanged;
import muster.connectivity.Presences;
import muster.provisioning.Activations;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.Gateways;
import muster.shared.DeviceId;
import muster.telemetry.ForeignHeard;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether a device is there whose connection nobody reports. A child came when its gateway brought its word, and went
 * when its gateway went; what its gateway proved itself with is what it proved itself with. At a broker that is not ours
 * a maker's firmware is there when it speaks, and from the claim on it is believed as that broker believes it (decisions
 * 0013, 0050).
 */
@Component
class ChildPresence {

    private static final String GATEWAY_AWAY = "gateway away";

    private final Presences presences;
    private final Gateways gateways;
    private final Credentials credentials;
    private final Activations activations;

    ChildPresence(Presences presences, Gateways gateways, Credentials credentials, Activations activations) {
        this.presences = presences;
        this.gateways = gateways;
        this.credentials = credentials;
        this.activations = activations;
    }

    @EventListener
    void on(ForeignHeard heard) {
        heard.devices().forEach((device, word) -> {
            if (device.equals(word.through())) {
                believe(device);
            }
            if (credentials.operationalInUseSince(word.through()).isPresent()) {
                spoke(device, word.at());
            }
        });
    }

    private void believe(DeviceId device) {
        if (credentials.alive(device, CredentialKind.OPERATIONAL).isEmpty()
                && activations.heldFor(device).isPresent()) {
            credentials.believe(device, Actor.device(device, device.toString(), null));
        }
    }

    private void spoke(DeviceId device, Instant at) {
        var kind = CredentialKind.OPERATIONAL.name();
        if (presences.of(device).filter(known -> known.isConnectedWith(kind)).isPresent()) {
            presences.seen(device, at);
        } else {
            presences.came(device, number(at), kind, null, at);
        }
    }

    @EventListener
    void on(PresenceChanged presence) {
        if (!presence.connected()) {
            gateways.childrenOf(presence.device())
                    .forEach(child ->
                            presences.went(child.device(), number(presence.at()), GATEWAY_AWAY, presence.at()));
        }
    }

    private static long number(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
