package muster.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import muster.shared.DeviceId;

/**
 * Where one value came from.
 *
 * @param channel empty for the device as a whole
 * @param mapping the revision of the mapping that read it; empty before revisions were noted
 * @param messages the message that said it, or those that may have; none when it was let go
 */
public record Origin(
        DeviceId device,
        String channel,
        String quantity,
        String unit,
        String mapping,
        Instant at,
        double value,
        List<Message> messages) {

    /** A message as it was kept: when it was received, and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are shown, never compared
    public record Message(Instant receivedAt, byte[] payload) {}

    /** How far the device's clock was from ours; zero while nobody can tell. */
    public Duration skew() {
        return messages.size() == 1 ? Duration.between(messages.getFirst().receivedAt(), at) : Duration.ZERO;
    }
}
