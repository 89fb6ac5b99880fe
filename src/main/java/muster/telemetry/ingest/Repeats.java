package muster.telemetry.ingest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.catalog.Imprint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what a device says a second time where its time cannot: a message that is kept under its time of receipt would
 * count again. Known by its bytes, and only where they name a time or a number of the message, because without either
 * two equal readings may be two honest ones. What was said is remembered for a quarter of an hour at least, as long as
 * it is not too much: a device that begins to count anew after a restart says nothing twice.
 */
@Component
class Repeats {

    /** More than may ever be under way between broker and table, in whatever order it comes. */
    static final int MOST = 300_000;

    static final Duration LONG_ENOUGH = Duration.ofMinutes(15);

    private Set<Long> newest = new HashSet<>();
    private Set<Long> before = Set.of();
    private Instant since = Instant.EPOCH;

    static @Nullable Long printOf(Arrived message, Imprint imprint, SampleTime time) {
        var isOwnTime = imprint.time() != null && time.doubt().isEmpty();
        if (isOwnTime || (imprint.time() == null && imprint.sequence() == null)) {
            return null;
        }
        try {
            var device = message.device().value();
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(device.getMostSignificantBits())
                    .putLong(device.getLeastSignificantBits())
                    .flip());
            return ByteBuffer.wrap(digest.digest(message.payload())).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same messages; of those that were said before, nothing counts. */
    synchronized List<Understood> sift(Collection<Understood> messages) {
        Set<Long> here = new HashSet<>();
        return messages.stream()
                .map(message -> isRepeat(message.print(), here) ? message.asRepeat() : message)
                .toList();
    }

    private boolean isRepeat(@Nullable Long print, Set<Long> here) {
        return print != null && (newest.contains(print) || before.contains(print) || !here.add(print));
    }

    /** To be told when the transaction is committed. */
    synchronized void remember(List<Understood> messages, Instant now) {
        if (newest.size() >= MOST || now.isAfter(since.plus(LONG_ENOUGH)) || now.isBefore(since)) {
            before = newest;
            newest = new HashSet<>();
            since = now;
        }
        for (var message : messages) {
            var print = message.print();
            if (print != null) {
                newest.add(print);
            }
        }
    }
}
