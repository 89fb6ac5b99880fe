package muster.provisioning.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.mqtt.Publisher;
import muster.provisioning.Activations;
import muster.registry.Credentials;
import muster.registry.Registry;
import muster.shared.DeviceId;
import muster.shared.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device with its bootstrap credential asks for an operational one. It gets one after the claim, once: asking again
 * before the first use replaces the unused one, so that a lost answer harms nobody and never two are alive.
 */
@Component
class CredentialExchange implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialExchange.class);
    private static final int LONGEST = 100;
    /** Each answer that got lost costs one; a device that asks in a loop must not fill the record. */
    private static final int MOST_IN_A_WHILE = 10;

    private static final Duration A_WHILE = Duration.ofMinutes(30);

    private final Activations activations;
    private final Credentials credentials;
    private final Presences presences;
    private final Registry registry;
    private final Publisher publisher;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    CredentialExchange(
            Activations activations,
            Credentials credentials,
            Presences presences,
            Registry registry,
            Publisher publisher,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.activations = activations;
        this.credentials = credentials;
        this.presences = presences;
        this.registry = registry;
        this.publisher = publisher;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
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
                actor, () -> transaction.execute(status -> answer(device, message, actor)));
        // committed; if the answer is lost, the device asks again and the unused secret is replaced
        if (!publisher.answer(message, json.writeValueAsBytes(answer))) {
            LOG.info("device {} asked for a credential without its own answer topic", device);
        }
    }

    private Map<String, String> answer(DeviceId device, InboundMessage message, Actor actor) {
        var somebodyElse = somebodyElse(device, message);
        if (somebodyElse.isPresent()) {
            presences.note(
                    device,
                    new Refusal(message.receivedAt(), Refusal.IDENTITY, "CREDENTIAL", somebodyElse.get(), null));
            return refused("other_device", somebodyElse.get());
        }
        if (activations.heldFor(device).isEmpty()) {
            return refused("not_claimed", "This device is not claimed yet. Scan its label first, it asks again.");
        }
        // a first use at this very moment comes before or after what follows, never into the middle of it
        credentials.hold(device);
        if (credentials.operationalInUseSince(device).isPresent()) {
            return refused("in_use", "This device has an operational credential in use.");
        }
        if (credentials.issuedSince(device, clock.instant().minus(A_WHILE)) >= MOST_IN_A_WHILE) {
            return refused("try_later", "This device was given too many credentials. Ask again in half an hour.");
        }
        var issued = new LinkedHashMap<String, String>();
        issued.put("outcome", "issued");
        issued.put("secret", credentials.issueOperational(device, actor));
        return issued;
    }

    /** The request may say nothing at all; what it says has to be true. */
    private Optional<String> somebodyElse(DeviceId device, InboundMessage message) {
        JsonNode said;
        try {
            said = json.readTree(new String(message.payload(), StandardCharsets.UTF_8));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
        var id = word(said, "device");
        if (!id.isEmpty() && !id.equalsIgnoreCase(message.device())) {
            return Optional.of("The request names another device: " + id + ".");
        }
        var serial = word(said, "serial");
        return serial.isEmpty() || serial.equals(registry.get(device).serial())
                ? Optional.empty()
                : Optional.of("The request names another serial number: " + serial + ".");
    }

    private static String word(JsonNode said, String name) {
        return OneLine.of(said.path(name).asString(""), LONGEST);
    }

    private static Map<String, String> refused(String reason, String sentence) {
        var refused = new LinkedHashMap<String, String>();
        refused.put("outcome", "refused");
        refused.put("reason", reason);
        refused.put("sentence", sentence);
        return refused;
    }
}
