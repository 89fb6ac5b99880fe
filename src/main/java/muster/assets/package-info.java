/** What the business cares about: customers, sites, assets, positions, and which device held which position when. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "access", "audit", "catalog", "registry"})
package muster.assets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
