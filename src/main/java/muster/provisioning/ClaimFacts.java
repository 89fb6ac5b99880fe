package muster.provisioning;

import java.time.Clock;
import java.util.Set;
import muster.lifecycle.Fact;
import muster.lifecycle.FactSource;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** Whether the claim of a device is so fresh that it can be taken back as a mistake. */
@Component
class ClaimFacts implements FactSource {

    private final ActivationRows activations;
    private final Clock clock;

    ClaimFacts(ActivationRows activations, Clock clock) {
        this.activations = activations;
        this.clock = clock;
    }

    @Override
    public Set<Fact> about(DeviceId device) {
        return activations
                .standingOf(device.value())
                .filter(activation -> activation.canBeUndone(clock.instant()))
                .map(fresh -> Set.of(Fact.CLAIM_FRESH))
                .orElse(Set.of());
    }
}
