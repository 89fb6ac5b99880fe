package muster.mqtt.bridge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import muster.mqtt.Namesakes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when another client took over one of our sessions, and says so once for as long as it goes on. */
final class Rivals implements Namesakes {

    private static final Logger log = LoggerFactory.getLogger(Rivals.class);
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

    Rivals(InstantSource clock) {
        this.clock = clock;
    }

    /** The broker says so. */
    void met(String clientId) {
        note(
                "Another client calls itself {} at the broker, and the two push each other out."
                        + " Give each instance of Muster a MUSTER_MQTT_CLIENTID of its own",
                clientId);
    }

    /** The broker does not say so, and nothing else explains what it does. */
    void suspected(String clientId) {
        note(
                "The broker hangs up on {} again and again, soon after it let it in, and does not say why. Most likely"
                        + " another client calls itself so, and the two push each other out. Give each instance of"
                        + " Muster a MUSTER_MQTT_CLIENTID of its own",
                clientId);
    }

    private void note(String sentence, String clientId) {
        var now = clock.instant();
        var before = last.getAndSet(now);
        if (before == null || before.plus(QUIET).isBefore(now)) {
            log.warn(sentence, clientId);
        }
    }

    @Override
    public @Nullable Instant lastMet() {
        return last.get();
    }
}
