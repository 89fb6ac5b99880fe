package muster;

import muster.support.BesideOthers;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@BesideOthers
class FloorPlanTest {

    @Test
    void every_module_imports_only_what_stands_below_it() {
        ApplicationModules.of(MusterApplication.class).verify();
    }
}
