/** What every floor stands on: ids, the event contract, errors, live pages and the layout. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package muster.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
