/** Where a device stands in its life: the table of moves, the engine that reads it, the history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "access", "registry"})
package muster.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
