package muster.provisioning.mqtt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import muster.connectivity.PresenceChanged;
import muster.connectivity.Presences;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.Gateways;
import muster.shared.DeviceId;
import muster.telemetry.ForeignHeard;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether a device is there that has no connection of its own: it came when its gateway brought its word, and it went
 * when its gateway went. What its gateway proved itself with is what it proved itself with.
 */
@Component
class ChildPresence {

    private static final String GATEWAY_AWAY = "gateway away";

    private final Presences presences;
    private final Gateways gateways;
    private final Credentials credentials;

    ChildPresence(Presences presences, Gateways gateways, Credentials credentials) {
        this.presences = presences;
        this.gateways = gateways;
        this.credentials = credentials;
    }

    @EventListener
    void on(ForeignHeard heard) {
        heard.devices().forEach((device, gateway) -> {
            if (!device.equals(gateway)
                    && credentials.operationalInUseSince(gateway).isPresent()) {
                spoke(device, heard.at());
            }
        });
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
