package muster.provisioning.mqtt;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.mqtt.SessionListener;
import muster.mqtt.SessionStarted;
import muster.mqtt.Sessions;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.shared.DeviceId;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks once more when a session stands. What was taken from the device between the gate's decision and this moment
 * found no session to cut; what is taken from now on finds it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecondLook implements SessionListener {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String ENDED = "The secret of this session has ended.";

    private final Credentials credentials;
    private final HouseRules rules;
    private final Sessions sessions;
    private final TransactionTemplate transaction;

    SecondLook(Credentials credentials, HouseRules rules, Sessions sessions, TransactionTemplate transaction) {
        this.credentials = credentials;
        this.rules = rules;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    @Override
    public void connected(SessionStarted started) {
        if (ID.matcher(started.clientId()).matches()) {
            objection(started).ifPresent(sentence -> sessions.end(started.clientId(), sentence));
        }
    }

    private Optional<String> objection(SessionStarted started) {
        return ActorContext.<Optional<String>, RuntimeException>call(
                Actor.system("door"), () -> Objects.requireNonNull(transaction.execute(status -> look(started))));
    }

    private Optional<String> look(SessionStarted started) {
        var device = new DeviceId(UUID.fromString(started.clientId()));
        return credentials.isAlive(device, UUID.fromString(started.credentialId()))
                ? rules.against(device, CredentialKind.valueOf(started.credential()))
                        .map(refused -> refused.sentence())
                : Optional.of(ENDED);
    }
}
