package muster.provisioning.mqtt;

import java.util.UUID;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.mqtt.Admission;
import muster.mqtt.Admissions;
import muster.mqtt.ConnectAttempt;
import muster.mqtt.Grants;
import muster.mqtt.RefusalCode;
import muster.registry.Credential;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides at the broker's door: who has a living secret comes in, with the rights of that secret and no more. */
@Component
class Gate implements Admissions {

    private static final Pattern DEVICE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    // one sentence for an unknown device and for a wrong secret: the door does not tell which devices exist
    private static final Admission NOT_YOU =
            new Admission.Refused(RefusalCode.BAD_USER_NAME_OR_PASSWORD, "The device id or its secret is wrong.");

    private final Credentials credentials;
    private final Lifecycle lifecycle;
    private final TransactionTemplate transaction;

    Gate(Credentials credentials, Lifecycle lifecycle, TransactionTemplate transaction) {
        this.credentials = credentials;
        this.lifecycle = lifecycle;
        this.transaction = transaction;
    }

    @Override
    public Admission admit(ConnectAttempt attempt) {
        if (!DEVICE.matcher(attempt.clientId()).matches()) {
            return NOT_YOU;
        }
        var device = new DeviceId(UUID.fromString(attempt.clientId()));
        return ActorContext.<Admission, RuntimeException>call(
                Actor.system("door"), () -> transaction.execute(status -> admit(device, attempt)));
    }

    private Admission admit(DeviceId device, ConnectAttempt attempt) {
        var credential = credentials.verify(device, attempt.password());
        if (credential.isEmpty()) {
            return NOT_YOU;
        }
        return switch (lifecycle.stateOf(device)) {
            case RETIRED, RETIRING, REPLACED ->
                new Admission.Refused(RefusalCode.BANNED, "This device is retired. It is not let in again.");
            case QUARANTINED ->
                new Admission.Refused(RefusalCode.NOT_AUTHORIZED, "This device is quarantined. Ask support.");
            default -> {
                // used from here on: what is handled between now and the session cannot replace it any more
                if (credential.get().kind() == CredentialKind.OPERATIONAL) {
                    credentials.firstUse(credential.get(), Actor.device(device, device.toString(), attempt.address()));
                }
                yield welcome(device, credential.get());
            }
        };
    }

    private static Admission welcome(DeviceId device, Credential credential) {
        var id = device.toString();
        return switch (credential.kind()) {
            case BOOTSTRAP -> new Admission.Admitted(Grants.bootstrap(id), "BOOTSTRAP");
            case OPERATIONAL -> new Admission.Admitted(Grants.operational(id), "OPERATIONAL");
        };
    }
}
