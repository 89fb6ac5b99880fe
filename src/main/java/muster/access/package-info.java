/** Who may do what and see what: people, roles, the actor, row scope, sign-in. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package muster.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
