package muster.telemetry.mqtt;

import java.util.List;
import muster.mqtt.BatchHandler;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.shared.DeviceId;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.springframework.stereotype.Component;

/** Takes what devices measured, in their makers' own words. */
@Component
class TelemetryHandler implements BatchHandler {

    private final Intake intake;

    TelemetryHandler(Intake intake) {
        this.intake = intake;
    }

    @Override
    public Leaf leaf() {
        return Leaf.TELEMETRY;
    }

    @Override
    public void handle(List<InboundMessage> messages) {
        intake.take(messages.stream().map(TelemetryHandler::arrived).toList());
    }

    private static Arrived arrived(InboundMessage message) {
        return new Arrived(
                DeviceId.of(message.device()),
                message.payload(),
                message.receivedAt(),
                message.redelivered(),
                message.mark());
    }
}
