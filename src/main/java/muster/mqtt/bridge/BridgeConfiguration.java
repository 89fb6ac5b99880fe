package muster.mqtt.bridge;

import java.time.InstantSource;
import muster.mqtt.BatchHandler;
import muster.mqtt.ForeignSpeech;
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
    Rivals rivals(InstantSource clock) {
        return new Rivals(clock);
    }

    @Bean
    Outbound publisher(Line line, Rivals rivals) {
        return new Outbound(line, rivals);
    }

    @Bean
    Bridge bridge(Line line, Outbound outbound, Deliveries deliveries, Rivals rivals) {
        return new Bridge(line, deliveries, outbound, rivals);
    }

    @Bean
    Deliveries deliveries(
            ObjectProvider<MessageHandler> handlers,
            ObjectProvider<BatchHandler> batchHandlers,
            ObjectProvider<MessageListener> listeners,
            ObjectProvider<SpoiledMessages> spoiled,
            ObjectProvider<ForeignSpeech> speech,
            InstantSource clock) {
        return new Deliveries(
                handlers.stream().toList(),
                batchHandlers.stream().toList(),
                listeners.orderedStream().toList(),
                new SpoiledPile(spoiled, clock),
                speech.stream().flatMap(known -> known.filters().stream()).toList(),
                clock);
    }

    @Bean
    BridgeHealth bridgeHealthIndicator(Bridge bridge) {
        return new BridgeHealth(bridge);
    }
}
