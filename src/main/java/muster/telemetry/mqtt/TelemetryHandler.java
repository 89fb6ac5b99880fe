package muster.telemetry.mqtt;

import java.util.List;
import muster.mqtt.BatchHandler;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.telemetry.ingest.Intake;
import org.springframework.stereotype.Component;

/** Takes what devices measured, in their makers' own words. */
@Component
class TelemetryHandler implements BatchHandler {

    private final Addressing addressing;
    private final Intake intake;

    TelemetryHandler(Addressing addressing, Intake intake) {
        this.addressing = addressing;
        this.intake = intake;
    }

    @Override
    public Leaf leaf() {
        return Leaf.TELEMETRY;
    }

    @Override
    public void handle(List<InboundMessage> messages) {
        intake.take(addressing.of(messages));
    }
}
