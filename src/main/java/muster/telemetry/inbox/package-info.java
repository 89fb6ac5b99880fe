/** The work list of fields that nobody taught Muster: what they may be, and what people decide about them. */
@NullMarked
package muster.telemetry.inbox;

import org.jspecify.annotations.NullMarked;
