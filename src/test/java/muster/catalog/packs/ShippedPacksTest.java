package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.catalog.PackBroken;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedPacksTest {

    private static final DeviceModels MODELS = Packs.load(null);

    @TestFactory
    Stream<DynamicTest> every_example_of_every_shipped_pack_keeps_its_word() {
        var verifier = new PackVerifier(MODELS.dictionary());
        return MODELS.all().stream()
                .map(model -> DynamicTest.dynamicTest(
                        model.key().toString(),
                        () -> assertThat(verifier.failuresOf(model))
                                .extracting(PackBroken::getMessage)
                                .isEmpty()));
    }

    @Test
    void a_climate_sensor_an_energy_meter_and_a_gateway_ship_with_muster() {
        assertThat(MODELS.all()).extracting(DeviceModel::kind).contains("CLIMATE_SENSOR", "ENERGY_METER", "GATEWAY");
    }

    @Test
    void a_model_that_nobody_taught_is_not_found() {
        assertThat(MODELS.find(ModelKey.of("shelly/plus-ht"))).isPresent();
        assertThat(MODELS.find(ModelKey.of("shelly/plus-xy"))).isEmpty();
    }
}
