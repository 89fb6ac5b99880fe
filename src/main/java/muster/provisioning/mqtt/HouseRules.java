package muster.provisioning.mqtt;

import java.util.Optional;
import muster.lifecycle.Lifecycle;
import muster.mqtt.Admission.Refused;
import muster.mqtt.RefusalCode;
import muster.registry.CredentialKind;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** What the life of a device has to say against its coming in, and against its staying. */
@Component
class HouseRules {

    static final String QUARANTINED = "This device is quarantined. Ask support.";
    static final Refused NOT_CLAIMED = new Refused(
            RefusalCode.NOT_AUTHORIZED, "This device is not claimed yet. Scan its label first, it comes again.");
    static final String RELEASED = "The claim of this device was taken back.";

    private final Lifecycle lifecycle;

    HouseRules(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Why a device with a living credential of this kind stays out; empty when it may come in. */
    Optional<Refused> against(DeviceId device, CredentialKind kind) {
        return switch (lifecycle.stateOf(device)) {
            case RETIRED, RETIRING, REPLACED ->
                Optional.of(new Refused(RefusalCode.BANNED, "This device is retired. It is not let in again."));
            case QUARANTINED -> Optional.of(new Refused(RefusalCode.NOT_AUTHORIZED, QUARANTINED));
            case REGISTERED ->
                kind == CredentialKind.OPERATIONAL
                        ? Optional.of(new Refused(RefusalCode.NOT_AUTHORIZED, RELEASED))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
