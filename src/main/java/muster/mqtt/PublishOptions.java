package muster.mqtt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How something is said.
 *
 * @param retain whether the broker keeps it for a device that comes later
 * @param correlation 1 to 64 bytes that the answer repeats
 * @param expiry after which it is not worth delivering
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
public record PublishOptions(
        boolean retain,
        @Nullable String responseTopic,
        byte @Nullable [] correlation,
        @Nullable Duration expiry) {

    public static final PublishOptions PLAIN = new PublishOptions(false, null, null, null);

    public PublishOptions keptByBroker() {
        return new PublishOptions(true, responseTopic, correlation, expiry);
    }

    /** Asks for an answer on a topic, marked with the correlation data. */
    public PublishOptions answeredOn(String topic, byte[] mark) {
        return new PublishOptions(retain, topic, mark, expiry);
    }

    public PublishOptions correlatedBy(byte @Nullable [] mark) {
        return new PublishOptions(retain, responseTopic, mark, expiry);
    }

    public PublishOptions expiringAfter(Duration time) {
        return new PublishOptions(retain, responseTopic, correlation, time);
    }
}
