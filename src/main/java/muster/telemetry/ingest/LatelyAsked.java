package muster.telemetry.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** Whom somebody asked within the last half minute; forgetting one costs a question and nothing else. */
@Component
class LatelyAsked {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final Map<DeviceId, Instant> last = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Whether it may be asked now; then it counts as asked. */
    synchronized boolean mayAsk(DeviceId device, Instant now) {
        var before = last.get(device);
        if (before != null && before.plus(PAUSE).isAfter(now)) {
            return false;
        }
        last.put(device, now);
        return true;
    }
}
