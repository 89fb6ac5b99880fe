package muster.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payload with what must become of it; every example of a pack is a test.
 *
 * @param line where it stands in its file
 * @param topic where it was sent; null for the telemetry topic of Muster's own protocol
 * @param said what the message must say of itself
 * @param expect the value that each accepted quantity must have, as in {@code 21.5 Cel}
 * @param reject the reason for each refused quantity; {@code payload} stands for the whole payload
 * @param unknown the fields that must be reported as unknown
 */
public record Example(
        int line,
        @Nullable String hardware,
        String firmware,
        @Nullable String topic,
        String payload,
        Said said,
        Map<String, String> expect,
        Map<String, RejectionReason> reject,
        List<String> unknown) {

    /** Stands for the whole payload among the refused quantities. */
    public static final String PAYLOAD = "payload";

    /**
     * What a message must say of itself; null for whatever the example does not mention.
     *
     * @param device what it calls its device, as the serial number is compared with it
     */
    public record Said(
            @Nullable String device,
            @Nullable Instant time,
            @Nullable Long sequence,
            @Nullable String firmware) {}

    /** Its topic, whether it names one or not. */
    public String heardOn() {
        return topic == null ? TopicPattern.OWN.filter() : topic;
    }
}
