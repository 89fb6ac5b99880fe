package muster.lifecycle;

import java.util.EnumSet;
import java.util.Set;
import muster.registry.Proof;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** What the registry knows about that by which a device proves itself. */
@Component
class CredentialFacts implements FactSource {

    private final Proof proof;

    CredentialFacts(Proof proof) {
        this.proof = proof;
    }

    @Override
    public Set<Fact> about(DeviceId device) {
        var facts = EnumSet.noneOf(Fact.class);
        proof.of(device).ifPresent(credential -> {
            facts.add(Fact.CREDENTIAL_ISSUED);
            if (credential.wasUsed()) {
                facts.add(Fact.CREDENTIAL_VALID);
            }
        });
        return facts;
    }
}
