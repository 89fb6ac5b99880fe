/** What people taught Muster beside the packs: decisions about unknown fields, and mappings that heed them. */
@NullMarked
package muster.telemetry.lessons;

import org.jspecify.annotations.NullMarked;
