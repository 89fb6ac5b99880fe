package muster.connectivity.mqtt;

import java.util.UUID;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.connectivity.Presences;
import muster.mqtt.Broker;
import muster.mqtt.InboundMessage;
import muster.mqtt.MessageListener;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** Whoever says anything at all is there; at a broker that is not ours there is no other sign of it. */
@Component
class MessageWatch implements MessageListener {

    private final Broker broker;
    private final Presences presences;
    private final Arrivals arrivals;
    private final LatelyHeard lately = new LatelyHeard();

    MessageWatch(Broker broker, Presences presences, Arrivals arrivals) {
        this.broker = broker;
        this.presences = presences;
        this.arrivals = arrivals;
    }

    @Override
    public void heard(InboundMessage message) {
        // what comes out of the broker's memory may have been said long ago
        if (message.retained() || !DoorWatch.isDevice(message.device())) {
            return;
        }
        var device = new DeviceId(UUID.fromString(message.device()));
        var speaker = message.leaf().saidBy();
        var at = message.receivedAt();
        if (lately.isNews(device, speaker, at)) {
            ActorContext.run(Actor.system("broker"), () -> {
                if (broker.isEmbedded()) {
                    presences.seen(device, at);
                } else {
                    arrivals.spoke(device, speaker, at);
                }
            });
            lately.note(device, speaker, at);
        }
    }
}
