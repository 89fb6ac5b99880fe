package muster.provisioning.mqtt;

import muster.mqtt.Sessions;
import muster.registry.CredentialIssued;
import muster.registry.CredentialKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends away whoever is connected with a factory secret that was replaced: a lost one may be in strange hands. */
@Component
class OldSecrets {

    private final Sessions sessions;

    OldSecrets(Sessions sessions) {
        this.sessions = sessions;
    }

    @TransactionalEventListener
    void cut(CredentialIssued issued) {
        // a device that is handed its own credential goes on with the session it asked in
        if (issued.kind() == CredentialKind.BOOTSTRAP) {
            sessions.end(issued.device().id().toString(), "This device was given a new factory secret.");
        }
    }
}
