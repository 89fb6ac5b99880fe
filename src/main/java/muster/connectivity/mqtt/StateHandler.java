package muster.connectivity.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.connectivity.DeviceReported;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.shared.DeviceId;
import muster.shared.OneLine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what a device says of itself: serial number, model, hardware, firmware, boot, link. */
@Component
class StateHandler implements MessageHandler {

    private static final int LONGEST = 100;

    private final SelfReports reports;
    private final Presences presences;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    StateHandler(
            SelfReports reports,
            Presences presences,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.reports = reports;
        this.presences = presences;
        this.events = events;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public Leaf leaf() {
        return Leaf.STATE;
    }

    @Override
    public void handle(InboundMessage message) {
        var device = DeviceId.of(message.device());
        var actor = Actor.device(device, message.device(), null);
        ActorContext.run(actor, () -> transaction.executeWithoutResult(status -> take(message, device, actor)));
    }

    private void take(InboundMessage message, DeviceId device, Actor actor) {
        JsonNode said;
        try {
            said = json.readTree(new String(message.payload(), StandardCharsets.UTF_8));
        } catch (JacksonException noJson) {
            note(device, message, Refusal.MALFORMED, "STATE", "The state message is not JSON.");
            return;
        }
        if (!said.isObject()) {
            note(device, message, Refusal.MALFORMED, "STATE", "The state message is not a JSON object.");
            return;
        }
        var claimed = text(said, "device");
        if (claimed != null && !claimed.equalsIgnoreCase(message.device())) {
            note(device, message, Refusal.IDENTITY, "STATE", "The payload names another device: " + claimed + ".");
            return;
        }
        var rssi = said.path("link").path("rssi");
        reports.record(
                device,
                new SelfReport(
                        text(said, "serial"),
                        text(said, "model"),
                        text(said, "hardware"),
                        text(said, "firmware"),
                        text(said, "boot"),
                        rssi.isNumber() && rssi.canConvertToInt() ? (int) rssi.asDouble() : null,
                        message.receivedAt()));
        events.publishEvent(new DeviceReported(device, actor.by(), message.receivedAt(), List.of()));
    }

    private void note(DeviceId device, InboundMessage message, String kind, String code, String sentence) {
        presences.note(device, new Refusal(message.receivedAt(), kind, code, sentence, null));
    }

    private static @Nullable String text(JsonNode said, String name) {
        var value = said.path(name);
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        return OneLine.of(value.asString(), LONGEST);
    }
}
