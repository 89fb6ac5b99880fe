package muster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import muster.catalog.DeviceName;
import muster.catalog.ModelKey;
import muster.registry.NamedDevices.Called;
import muster.registry.NamedDevices.Named;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.Questions;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class NamedDevicesTest {

    private static final ModelKey MODEL = ModelKey.of(World.MODEL);

    @Autowired
    NamedDevices devices;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Test
    void a_device_is_found_by_all_of_its_serial_number_or_by_the_end_where_that_is_what_is_said() {
        var unit = world.devices(1).getFirst();
        var end = unit.serial().substring(4);
        var whole = new Called(MODEL, new DeviceName(unit.serial().toLowerCase(Locale.ROOT), false));
        var byEnd = new Called(MODEL, new DeviceName(end, true));
        var cut = new Called(MODEL, new DeviceName(end, false));
        var longer = new Called(MODEL, new DeviceName("77" + unit.serial(), true));
        var found = find(List.of(whole, byEnd, cut, longer));
        assertThat(found.keySet()).containsExactlyInAnyOrder(whole, byEnd);
        assertThat(found.get(whole)).extracting(Named::id).containsExactly(unit.device());
        assertThat(found.get(byEnd)).extracting(Named::id).contains(unit.device());
    }

    @Test
    void what_is_too_short_to_be_looked_up_asks_nothing() {
        world.devices(1);
        for (var text : List.of("", "-", "a1b", "--a-1-b--", "²²²²²", "½¾½¾")) {
            var tooShort = new Called(MODEL, new DeviceName(text, true));
            assertThat(world.as(cast.sam(), () -> Questions.of(() -> devices.find(List.of(tooShort)))))
                    .as(text)
                    .noneMatch(question -> question.contains("registry.device"));
        }
    }

    private Map<Called, List<Named>> find(List<Called> called) {
        return world.as(cast.sam(), () -> devices.find(called));
    }
}
