package muster.lifecycle;

import java.util.EnumSet;
import java.util.Set;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** What the registry knows about a device's operational credential. */
@Component
class CredentialFacts implements FactSource {

    private final Credentials credentials;

    CredentialFacts(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Set<Fact> about(DeviceId device) {
        var facts = EnumSet.noneOf(Fact.class);
        credentials.alive(device, CredentialKind.OPERATIONAL).ifPresent(credential -> {
            facts.add(Fact.CREDENTIAL_ISSUED);
            if (credential.wasUsed()) {
                facts.add(Fact.CREDENTIAL_VALID);
            }
        });
        return facts;
    }
}
