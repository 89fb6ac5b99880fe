package muster.registry;

import java.time.Instant;
import java.util.Optional;
import muster.shared.DeviceId;
import org.springframework.stereotype.Service;

/** What a device proves itself with: its own operational credential, or that of the gateway that speaks for it. */
@Service
public class Proof {

    private final Credentials credentials;
    private final Gateways gateways;

    Proof(Credentials credentials, Gateways gateways) {
        this.credentials = credentials;
        this.gateways = gateways;
    }

    /** The one that is alive, used or not. */
    public Optional<Credential> of(DeviceId device) {
        return credentials
                .alive(device, CredentialKind.OPERATIONAL)
                .or(() -> gateways.gatewayOf(device)
                        .flatMap(gateway -> credentials.alive(gateway, CredentialKind.OPERATIONAL)));
    }

    /** When it was used first; empty before that. */
    public Optional<Instant> inUseSince(DeviceId device) {
        return credentials
                .operationalInUseSince(device)
                .or(() -> gateways.gatewayOf(device).flatMap(credentials::operationalInUseSince));
    }
}
