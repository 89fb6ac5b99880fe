package muster.connectivity.mqtt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import muster.access.Actor;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.mqtt.Leaf.Speaker;
import muster.registry.Credential;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/**
 * Devices at a broker that is not ours. Its door tells us nothing, so the first word on a topic counts as having come
 * in with the credential that this topic is for: the broker let it speak there.
 */
@Component
class Arrivals {

    private final Registry registry;
    private final Credentials credentials;
    private final Presences presences;

    Arrivals(Registry registry, Credentials credentials, Presences presences) {
        this.registry = registry;
        this.credentials = credentials;
        this.presences = presences;
    }

    /** Two steps, as at our own door: the credential is in use from the first word on, whatever becomes of the rest. */
    void spoke(DeviceId device, Speaker speaker, Instant at) {
        if (registry.find(device).isEmpty()) {
            return;
        }
        boolean first = false;
        if (speaker == Speaker.OPERATIONAL) {
            var credential = credentials.alive(device, CredentialKind.OPERATIONAL);
            if (credential.isEmpty()) {
                presences.note(device, refusal(at));
                return;
            }
            first = !credential.get().wasUsed();
            use(credential.get());
        }
        var presence = presences.of(device).filter(known -> known.isConnectedWith(speaker.name()));
        if (first || presence.isEmpty()) {
            presences.came(device, ChronoUnit.MICROS.between(Instant.EPOCH, at), speaker.name(), null, at);
        } else {
            presences.seen(device, at);
        }
    }

    private void use(Credential credential) {
        var device = credential.device();
        credentials.firstUse(credential, Actor.device(device, device.toString(), null));
    }

    private static Refusal refusal(Instant at) {
        return new Refusal(
                at,
                Refusal.CONNECT,
                "NOT_AUTHORIZED",
                "The broker lets it speak, but it has no operational credential yet.",
                null);
    }
}
