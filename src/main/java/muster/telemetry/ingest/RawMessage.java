package muster.telemetry.ingest;

import java.time.Instant;
import muster.shared.DeviceId;

/** A message as it was kept: the device that sent it, when it was received, and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes are shown, never compared
public record RawMessage(DeviceId device, Instant receivedAt, byte[] payload) {}
