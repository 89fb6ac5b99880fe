package muster.telemetry.ingest;

import java.time.Instant;
import muster.shared.DeviceId;

/**
 * One message as it came in.
 *
 * @param receivedAt no two messages of one bridge share it
 * @param redelivered whether it may have been taken before
 * @param mark the same when the same message comes again
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are read, never compared
public record Arrived(DeviceId device, byte[] payload, Instant receivedAt, boolean redelivered, long mark) {}
