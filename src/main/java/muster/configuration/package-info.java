/** What a device should run with, and what it says it runs with. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "access", "audit", "mqtt", "catalog", "registry"})
package muster.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
