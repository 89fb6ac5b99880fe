package muster.connectivity.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.mqtt.Leaf.Speaker;
import muster.shared.DeviceId;

/**
 * Who was written down as heard within the last minute, so that a talkative device costs one look into the database a
 * minute and not one a message. Forgetting somebody costs a look and nothing else.
 */
final class LatelyHeard {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private record Heard(Speaker as, Instant at) {}

    private final Map<DeviceId, Heard> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, Heard> eldest) {
            return size() > MOST;
        }
    };

    /** Whether it has been a minute, or the device speaks with another credential than before. */
    synchronized boolean isNews(DeviceId device, Speaker as, Instant at) {
        var before = last.get(device);
        return before == null
                || before.as() != as
                || !before.at().plus(A_MINUTE).isAfter(at);
    }

    synchronized void note(DeviceId device, Speaker as, Instant at) {
        last.put(device, new Heard(as, at));
    }
}
