package muster.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device said.
 *
 * @param device the id in the topic, which the broker has bound to the session; believe no other. On a topic of a
 *     maker's the id of the session's device, or empty when the broker does not tell
 * @param topic the topic of a maker's that it came on; null on Muster's own
 * @param responseTopic where the device wants its answer, unchecked: answer through {@link Publisher#answer}
 * @param retained whether it came out of the broker's memory instead of straight from the device
 * @param redelivered whether it may have been handled before
 * @param mark the same when the broker brings the same message again, and hardly ever for another of the newest
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are read, never compared
public record InboundMessage(
        String device,
        Leaf leaf,
        byte[] payload,
        @Nullable String responseTopic,
        byte @Nullable [] correlation,
        Instant receivedAt,
        boolean retained,
        boolean redelivered,
        long mark,
        @Nullable String topic) {

    /** What is said under one name is handled in the order in which it was said. */
    public String lane() {
        return device.isEmpty() && topic != null ? topic : device;
    }

    /** Without the payload, which may hold anything. */
    @Override
    public String toString() {
        return "InboundMessage[" + leaf + " of " + device + ", " + payload.length + " bytes]";
    }
}
