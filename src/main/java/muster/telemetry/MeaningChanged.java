package muster.telemetry;

import java.time.Instant;

/** A device says some fields otherwise since its firmware changed, and nobody has closed that yet. */
public record MeaningChanged(String before, String after, Instant changedAt, int fields) {}
