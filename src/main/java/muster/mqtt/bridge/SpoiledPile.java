package muster.mqtt.bridge;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import muster.mqtt.InboundMessage;
import muster.mqtt.MessageSpoiled;
import muster.mqtt.SpoiledMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Where messages go that nobody could handle: a line in the log with a reference, and word to those who listen. */
final class SpoiledPile {

    private static final Logger log = LoggerFactory.getLogger(SpoiledPile.class);

    private final ObjectProvider<SpoiledMessages> listeners;
    private final InstantSource clock;

    SpoiledPile(ObjectProvider<SpoiledMessages> listeners, InstantSource clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    void add(InboundMessage message, Throwable failure, int attempts) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("{} set aside after {} attempts, reference {}", message, attempts, reference, failure);
        var spoiled = new MessageSpoiled(reference, message, failure.toString(), attempts, clock.instant());
        listeners.orderedStream().forEach(listener -> tell(listener, spoiled));
    }

    private static void tell(SpoiledMessages listener, MessageSpoiled spoiled) {
        try {
            listener.spoiled(spoiled);
        } catch (RuntimeException failure) {
            log.error("Word of spoiled message {} was not heard", spoiled.reference(), failure);
        }
    }
}
