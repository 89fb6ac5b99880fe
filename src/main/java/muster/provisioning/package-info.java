/** Jobs, claims, the exchange of credentials and the activation contract: how a device comes to work. */
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
            "telemetry"
        })
package muster.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
