/** The record of every change: append-only rows, written in the transaction of the change. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package muster.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
