package muster.telemetry.mqtt;

import java.util.UUID;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageSpoiled;
import muster.mqtt.SpoiledMessages;
import muster.mqtt.Topics;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what nobody could handle with all else that was not believed, whatever it was about: the bytes, and the reference
 * under which the log has the story.
 */
@Component
class SetAside implements SpoiledMessages {

    private static final DeviceId NOBODY = new DeviceId(new UUID(0, 0));

    private final Intake intake;

    SetAside(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void spoiled(MessageSpoiled spoiled) {
        var message = spoiled.message();
        intake.setAside(new Arrived(
                device(message),
                message.payload(),
                message.receivedAt(),
                message.redelivered(),
                message.mark(),
                topic(message),
                null,
                false,
                new Rejected(
                        null,
                        null,
                        "",
                        RejectionReason.NOT_HANDLED,
                        "tried " + spoiled.attempts() + " times; the log has it under " + spoiled.reference())));
    }

    private static DeviceId device(InboundMessage message) {
        try {
            return DeviceId.of(message.device());
        } catch (NotFound none) {
            return NOBODY;
        }
    }

    /** What a device measured is read again when its pack is; what it said of itself is not. */
    private static @Nullable String topic(InboundMessage message) {
        return message.topic() != null || message.leaf() == Leaf.TELEMETRY
                ? message.topic()
                : Topics.of(message.device(), message.leaf());
    }
}
