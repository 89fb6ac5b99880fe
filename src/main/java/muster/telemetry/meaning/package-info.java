/** What fields mean before and after a firmware changed. */
@NullMarked
package muster.telemetry.meaning;

import org.jspecify.annotations.NullMarked;
