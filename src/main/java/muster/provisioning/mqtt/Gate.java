package muster.provisioning.mqtt;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.mqtt.Admission;
import muster.mqtt.Admissions;
import muster.mqtt.ConnectAttempt;
import muster.mqtt.Grants;
import muster.mqtt.RefusalCode;
import muster.provisioning.Activations;
import muster.registry.Credential;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.Device;
import muster.registry.Registry;
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
    private final Registry registry;
    private final ForeignFirmware foreign;
    private final Activations activations;
    private final HouseRules rules;
    private final TransactionTemplate transaction;

    Gate(
            Credentials credentials,
            Registry registry,
            ForeignFirmware foreign,
            Activations activations,
            HouseRules rules,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.registry = registry;
        this.foreign = foreign;
        this.activations = activations;
        this.rules = rules;
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
        return rules.against(device, credential.get().kind())
                .<Admission>map(refused -> refused)
                .orElseGet(() -> welcome(credential.get(), attempt));
    }

    @Override
    public Optional<String> deviceOf(String userName, byte[] password) {
        return ActorContext.<Optional<String>, RuntimeException>call(
                Actor.system("door"),
                () -> Objects.requireNonNull(transaction.execute(
                        status -> foreign.behind(userName, password).map(DeviceId::toString))));
    }

    private Admission welcome(Credential credential, ConnectAttempt attempt) {
        var id = credential.device().toString();
        var actor = Actor.device(credential.device(), id, attempt.address());
        var device = registry.get(credential.device());
        if (foreign.isSpokenBy(device, attempt.foreign())) {
            return welcomeForeign(device, credential, attempt, actor);
        }
        return switch (credential.kind()) {
            case BOOTSTRAP -> admitted(Grants.bootstrap(id), credential);
            // used from here on: what is handled between now and the session cannot replace it any more
            case OPERATIONAL ->
                credentials.firstUse(credential, actor) ? admitted(Grants.operational(id), credential) : NOT_YOU;
        };
    }

    /** Firmware that cannot ask for another secret goes on with the one it has, from the claim on. */
    private Admission welcomeForeign(Device device, Credential credential, ConnectAttempt attempt, Actor actor) {
        var grants = Grants.foreign(ForeignFirmware.speaker(device));
        if (credential.kind() == CredentialKind.OPERATIONAL) {
            return credentials.firstUse(credential, actor) ? admitted(grants, credential) : NOT_YOU;
        }
        if (activations.heldFor(device.id()).isEmpty()) {
            return HouseRules.NOT_CLAIMED;
        }
        return credentials
                .promote(credential, attempt.password(), actor)
                .map(own -> admitted(grants, own))
                .orElse(NOT_YOU);
    }

    private static Admission admitted(Grants grants, Credential credential) {
        return new Admission.Admitted(
                grants, credential.kind().name(), credential.id().toString());
    }
}
