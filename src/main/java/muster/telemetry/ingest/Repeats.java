package muster.telemetry.ingest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import muster.catalog.Imprint;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what a device says a second time where its time cannot: a message that is kept under its time of receipt would
 * count again. Known by its bytes, and only where they name a time or a number of the message, because without either
 * two equal readings may be two honest ones. Remembers the newest of each device, and of no more devices than fit.
 */
@Component
class Repeats {

    private static final int PRINTS = 64;
    private static final int DEVICES = 20_000;

    /** Those who spoke last stand last; each with the newest prints, in a ring whose first cell says where it begins. */
    private final Map<DeviceId, long[]> prints = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, long[]> eldest) {
            return size() > DEVICES;
        }
    };

    static @Nullable Long printOf(Arrived message, Imprint imprint, SampleTime time) {
        var isOwnTime = imprint.time() != null && time.doubt().isEmpty();
        if (isOwnTime || (imprint.time() == null && imprint.sequence() == null)) {
            return null;
        }
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(message.payload()))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same messages; of those that were said before, nothing counts. */
    synchronized List<Understood> sift(List<Understood> messages) {
        Map<DeviceId, Set<Long>> here = new LinkedHashMap<>();
        return messages.stream()
                .map(message -> isRepeat(message, here) ? message.asRepeat() : message)
                .toList();
    }

    private boolean isRepeat(Understood message, Map<DeviceId, Set<Long>> here) {
        var print = message.print();
        if (print == null) {
            return false;
        }
        var device = message.message().device();
        var known = prints.get(device);
        return (known != null && LongStream.of(known).skip(1).anyMatch(print::equals))
                || !here.computeIfAbsent(device, none -> new HashSet<>()).add(print);
    }

    /** To be told when the transaction is committed. */
    synchronized void remember(List<Understood> messages) {
        for (var message : messages) {
            var print = message.print();
            if (print != null) {
                var ring = prints.computeIfAbsent(message.message().device(), none -> new long[1 + PRINTS]);
                ring[1 + (int) ring[0]] = print;
                ring[0] = (ring[0] + 1) % PRINTS;
            }
        }
    }
}
