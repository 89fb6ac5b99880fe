/** What devices measure, in one name and one unit, and what of it could not be believed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "access", "audit", "mqtt", "catalog", "registry", "assets"})
package muster.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
