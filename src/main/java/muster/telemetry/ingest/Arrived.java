package muster.telemetry.ingest;

import java.time.Instant;
import muster.catalog.Rejected;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * One message as it came in.
 *
 * @param receivedAt no two messages of one bridge share it
 * @param redelivered whether it may have been taken before
 * @param mark the same when the same message comes again
 * @param topic the topic of a maker's that it came on; null on Muster's own
 * @param via the gateway that it came through
 * @param isFromItsSession whether the broker knows the device as connected
 * @param refused why it is not believed, when nobody could say whose it is
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are read, never compared
public record Arrived(
        DeviceId device,
        byte[] payload,
        Instant receivedAt,
        boolean redelivered,
        long mark,
        @Nullable String topic,
        @Nullable DeviceId via,
        boolean isFromItsSession,
        @Nullable Rejected refused) {

    /** One in Muster's own protocol. */
    public Arrived(DeviceId device, byte[] payload, Instant receivedAt, boolean redelivered, long mark) {
        this(device, payload, receivedAt, redelivered, mark, null, null, true, null);
    }
}
