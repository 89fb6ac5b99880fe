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

/** Where messages go that nobody could handle: to those who keep them, and a line in the log with a reference. */
final class SpoiledPile {

    private static final Logger log = LoggerFactory.getLogger(SpoiledPile.class);

    private final ObjectProvider<SpoiledMessages> listeners;
    private final InstantSource clock;

    SpoiledPile(ObjectProvider<SpoiledMessages> listeners, InstantSource clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    /** False when it could not be set aside yet: it must not be acknowledged before it is kept. */
    boolean take(InboundMessage message, Throwable failure, int attempts) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var spoiled = new MessageSpoiled(reference, message, failure.toString(), attempts, clock.instant());
        try {
            listeners.orderedStream().forEach(listener -> listener.spoiled(spoiled));
        } catch (RuntimeException notKept) {
            log.error("{} cannot be set aside yet; it will be tried again", message, notKept);
            return false;
        }
        log.error("{} set aside after {} attempts, reference {}", message, attempts, reference, failure);
        return true;
    }
}
