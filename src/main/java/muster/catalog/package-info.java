/** What Muster knows about device models: dictionary, units, mappings, activation contracts, all read from packs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "access"})
package muster.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
