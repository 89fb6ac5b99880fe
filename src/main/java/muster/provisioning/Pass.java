package muster.provisioning;

import java.time.Instant;

/** A line that support let pass, with the reason; it stays visible on the device for ever. */
public record Pass(Check line, String reason, String byName, Instant at) {}
