package muster.provisioning;

import java.time.Instant;
import java.util.Optional;
import muster.registry.Credentials;
import muster.registry.Gateways;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** What a device proves itself with: its own credential, or that of the gateway that speaks for it. */
@Component
class Proof {

    private final Credentials credentials;
    private final Gateways gateways;

    Proof(Credentials credentials, Gateways gateways) {
        this.credentials = credentials;
        this.gateways = gateways;
    }

    Optional<Instant> inUseSince(DeviceId device) {
        return credentials
                .operationalInUseSince(device)
                .or(() -> gateways.gatewayOf(device).flatMap(credentials::operationalInUseSince));
    }
}
