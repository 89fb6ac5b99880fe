package muster.mqtt.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import muster.mqtt.SessionListener;
import muster.mqtt.bridge.BackOff;
import muster.mqtt.bridge.Lanes;
import muster.mqtt.bridge.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;

/** One piece of news on its way to every listener; who has heard it does not hear it again. */
final class Telling implements Lanes.Work {

    private static final Logger log = LoggerFactory.getLogger(Telling.class);
    private static final BackOff AFTER_TROUBLE = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));
    /** Two who acted on one device at the same moment: the one who lost sees what the other has done. */
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(50), Duration.ofMillis(50));

    private final String clientId;
    private final ObjectProvider<SessionListener> listeners;
    private final Consumer<SessionListener> news;
    private @Nullable Queue<SessionListener> left;
    private int troubles;
    private int failures;

    Telling(String clientId, ObjectProvider<SessionListener> listeners, Consumer<SessionListener> news) {
        this.clientId = clientId;
        this.listeners = listeners;
        this.news = news;
    }

    @Override
    public @Nullable Duration attempt() {
        var unheard = unheard();
        for (var listener = unheard.peek(); listener != null; listener = unheard.peek()) {
            try {
                news.accept(listener);
            } catch (RuntimeException failure) {
                var pause = pauseAfter(failure);
                if (pause != null) {
                    return pause;
                }
            }
            unheard.remove();
            troubles = 0;
            failures = 0;
        }
        return null;
    }

    /** Asked for when there is something to tell, because the door is there before those who listen at it. */
    private Queue<SessionListener> unheard() {
        if (left == null) {
            left = new ArrayDeque<>(listeners.orderedStream().toList());
        }
        return left;
    }

    private @Nullable Duration pauseAfter(RuntimeException failure) {
        if (Trouble.passes(failure)) {
            troubles++;
            log.atLevel(troubles == 1 ? Level.WARN : Level.DEBUG)
                    .log("News of client {} has to wait: {}", clientId, failure.toString());
            return AFTER_TROUBLE.after(troubles);
        }
        failures++;
        if (failures == 1) {
            return AFTER_FAILURE.after(failures);
        }
        log.error("News of client {} was not heard", clientId, failure);
        return null;
    }
}
