/** Home, lists, search and the device page: composes views of the floors below and decides nothing. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "audit",
            "mqtt",
            "catalog",
            "registry",
            "assets",
            "lifecycle",
            "connectivity",
            "configuration",
            "telemetry",
            "provisioning"
        })
package muster.portals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
