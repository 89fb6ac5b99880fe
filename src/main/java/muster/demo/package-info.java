/** Beside the house: the embedded database, the sample fleet and the simulated devices. Imported by nothing. */
@NullMarked
@ApplicationModule
package muster.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
