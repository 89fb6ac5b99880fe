package muster.telemetry.mqtt;

import muster.access.Actor;
import muster.access.ActorContext;
import muster.mqtt.InboundMessage;
import muster.mqtt.Leaf;
import muster.mqtt.MessageHandler;
import muster.shared.DeviceId;
import muster.telemetry.Telemetry;
import org.springframework.stereotype.Component;

/** Takes what a device measured, in its maker's own words. */
@Component
class TelemetryHandler implements MessageHandler {

    private final Telemetry telemetry;

    TelemetryHandler(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public Leaf leaf() {
        return Leaf.TELEMETRY;
    }

    @Override
    public void handle(InboundMessage message) {
        var device = DeviceId.of(message.device());
        var actor = Actor.device(device, message.device(), null);
        ActorContext.run(
                actor,
                () -> telemetry.take(device, message.payload(), message.redelivered(), actor, message.receivedAt()));
    }
}
