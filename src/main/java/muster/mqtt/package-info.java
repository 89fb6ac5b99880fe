/** The broker: topics, who may publish and subscribe what, messages in and messages out. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package muster.mqtt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
