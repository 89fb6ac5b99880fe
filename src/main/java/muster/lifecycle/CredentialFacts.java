package muster.lifecycle;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import muster.registry.Credential;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.Gateways;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** What the registry knows about a device's operational credential. */
@Component
class CredentialFacts implements FactSource {

    private final Credentials credentials;
    private final Gateways gateways;

    CredentialFacts(Credentials credentials, Gateways gateways) {
        this.credentials = credentials;
        this.gateways = gateways;
    }

    @Override
    public Set<Fact> about(DeviceId device) {
        var facts = EnumSet.noneOf(Fact.class);
        proofOf(device).ifPresent(credential -> {
            facts.add(Fact.CREDENTIAL_ISSUED);
            if (credential.wasUsed()) {
                facts.add(Fact.CREDENTIAL_VALID);
            }
        });
        return facts;
    }

    /** Its own credential, or that of the gateway that speaks for it. */
    private Optional<Credential> proofOf(DeviceId device) {
        return credentials
                .alive(device, CredentialKind.OPERATIONAL)
                .or(() -> gateways.gatewayOf(device)
                        .flatMap(gateway -> credentials.alive(gateway, CredentialKind.OPERATIONAL)));
    }
}
