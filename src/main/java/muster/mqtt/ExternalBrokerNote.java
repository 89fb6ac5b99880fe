package muster.mqtt;

import java.util.List;
import muster.shared.start.StartNote;
import org.springframework.stereotype.Component;

/** Says at the start whose word counts at the door of a broker that is not ours. */
@Component
class ExternalBrokerNote implements StartNote {

    private final Broker broker;

    ExternalBrokerNote(Broker broker) {
        this.broker = broker;
    }

    @Override
    public String label() {
        return "Broker";
    }

    @Override
    public List<String> lines() {
        return broker.isEmbedded()
                ? List.of()
                : List.of(broker.host() + ":" + broker.port()
                        + " guards its own door; Muster believes whoever it lets speak on a device's topics.");
    }
}
