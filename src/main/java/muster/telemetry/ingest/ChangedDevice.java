package muster.telemetry.ingest;

import java.time.Instant;
import muster.shared.DeviceId;

/** A device whose firmware changed lately, and whose messages were not compared yet. */
record ChangedDevice(DeviceId device, String model, String before, String after, Instant changedAt) {}
