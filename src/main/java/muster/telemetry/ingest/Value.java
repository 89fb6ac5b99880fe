package muster.telemetry.ingest;

import java.time.Instant;
import muster.catalog.Source;

/** One value on its way into the table. */
record Value(SeriesKey series, Source source, Instant at, double value, Instant receivedAt) {}
