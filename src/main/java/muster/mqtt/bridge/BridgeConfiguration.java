package muster.mqtt.bridge;

import java.time.InstantSource;
import muster.mqtt.MessageHandler;
import muster.mqtt.MessageListener;
import muster.mqtt.SpoiledMessages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bridge together. */
@Configuration(proxyBeanMethods = false)
class BridgeConfiguration {

    @Bean
    Outbound publisher(Line line) {
        return new Outbound(line);
    }

    @Bean
    Bridge bridge(
            Line line,
            Outbound outbound,
            ObjectProvider<MessageHandler> handlers,
            ObjectProvider<MessageListener> listeners,
            ObjectProvider<SpoiledMessages> spoiled,
            InstantSource clock) {
        var pile = new SpoiledPile(spoiled, clock);
        var deliveries = new Deliveries(
                handlers.stream().toList(), listeners.orderedStream().toList(), pile, clock);
        return new Bridge(line, deliveries, outbound);
    }

    @Bean
    BridgeHealth bridgeHealthIndicator(Bridge bridge) {
        return new BridgeHealth(bridge);
    }
}
