/** Which devices exist: registration, identities, credentials, claim codes, what a device says of itself. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "access", "catalog", "mqtt"})
package muster.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
