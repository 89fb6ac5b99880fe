/** Whether a device is there: presence by the broker's word, refusals, and when it was last heard. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "access", "audit", "mqtt", "registry"})
package muster.connectivity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
