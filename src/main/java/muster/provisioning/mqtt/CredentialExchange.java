package muster.provisioning.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.mqtt.Publisher;
import muster.provisioning.Activations;
import muster.registry.Credentials;
import muster.shared.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device with its bootstrap credential asks for an operational one. It gets one after the claim, once: asking again
 * before the first use replaces the unused one, so that a lost answer harms nobody and never two are alive.
 */
@Component
class CredentialExchange implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialExchange.class);

    private final Activations activations;
    private final Credentials credentials;
    private final Publisher publisher;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    CredentialExchange(
            Activations activations,
            Credentials credentials,
            Publisher publisher,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.activations = activations;
        this.credentials = credentials;
        this.publisher = publisher;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public Leaf leaf() {
        return Leaf.CREDENTIAL_REQUEST;
    }

    @Override
    public void handle(InboundMessage message) {
        var device = DeviceId.of(message.device());
        var actor = Actor.device(device, message.device(), null);
        var answer = ActorContext.<Map<String, String>, RuntimeException>call(
                actor, () -> transaction.execute(status -> answer(device, actor)));
        // committed; if the answer is lost, the device asks again and the unused secret is replaced
        if (!publisher.answer(message, json.writeValueAsBytes(answer))) {
            LOG.info("device {} asked for a credential without its own answer topic", device);
        }
    }

    private Map<String, String> answer(DeviceId device, Actor actor) {
        if (activations.standingOf(device).isEmpty()) {
            return refused("not_claimed", "This device is not claimed yet. Scan its label first, it asks again.");
        }
        if (credentials.operationalInUseSince(device).isPresent()) {
            return refused("in_use", "This device has an operational credential in use.");
        }
        var issued = new LinkedHashMap<String, String>();
        issued.put("outcome", "issued");
        issued.put("secret", credentials.issueOperational(device, actor));
        return issued;
    }

    private static Map<String, String> refused(String reason, String sentence) {
        var refused = new LinkedHashMap<String, String>();
        refused.put("outcome", "refused");
        refused.put("reason", reason);
        refused.put("sentence", sentence);
        return refused;
    }
}
