package muster.telemetry.ingest;

import java.time.Instant;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was kept: the device that sent it, when it was received, and its bytes.
 *
 * @param topic the topic of a maker's that it came on; null on Muster's own
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are shown, never compared
public record RawMessage(
        DeviceId device, Instant receivedAt, @Nullable String topic, byte[] payload) {}
