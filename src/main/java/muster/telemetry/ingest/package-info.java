/** From messages to observations: many at a time, each with its raw message, its mapping and its owner of the moment. */
@NullMarked
package muster.telemetry.ingest;

import org.jspecify.annotations.NullMarked;
