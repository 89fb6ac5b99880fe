package muster.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import muster.catalog.DeviceModels;
import muster.catalog.Dictionary;
import muster.catalog.Quantity;
import muster.catalog.QuantityGroup;
import muster.catalog.QuantityKind;
import muster.catalog.ValueRange;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class PackLabelsTest {

    @Test
    void a_quantity_that_a_pack_adds_is_called_what_the_pack_calls_it() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/catalog");
        // bundles are cached for the whole process, so a test that reads one otherwise spoils it for the others
        messages.setDefaultEncoding("UTF-8");
        var own = new Quantity(
                "acme/ignitions",
                "Ignitions of {0}, it's said",
                QuantityKind.COUNTER,
                "1",
                new ValueRange(0, 9),
                List.of(),
                List.of());

        new PackLabels(
                messages,
                new DeviceModels(
                        new Dictionary(List.of(new QuantityGroup("own", false, List.of(own))), Map.of(), List.of()),
                        List.of()));

        assertThat(messages.getMessage(own.labelKey(), null, Locale.UK)).isEqualTo("Ignitions of {0}, it's said");
        assertThat(messages.getMessage("catalog.quantity.fault", null, Locale.UK))
                .isEqualTo("Fault");
    }
}
