/** How a start goes well or badly: checks before it, one block when it is ready, one sentence when it fails. */
@NullMarked
package muster.shared.start;

import org.jspecify.annotations.NullMarked;
