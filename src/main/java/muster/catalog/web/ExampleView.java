package muster.catalog.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.Example;
import muster.catalog.Reading;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import org.jspecify.annotations.Nullable;

/** A payload of the pack and what Muster makes of it now. */
record ExampleView(String firmware, String payload, List<Outcome> outcomes) {

    /**
     * @param labelKey null when the whole payload is refused
     * @param reasonKey null when the value is believed
     * @param text the value, or the evidence against it
     */
    record Outcome(@Nullable String labelKey, @Nullable String reasonKey, String text) {}

    static ExampleView of(DeviceModel model, Example example) {
        var payload = example.payload().getBytes(StandardCharsets.UTF_8);
        var readings = model.read(example.hardware(), example.firmware(), payload);
        return new ExampleView(example.firmware(), example.payload(), outcomes(readings));
    }

    private static List<Outcome> outcomes(Readings readings) {
        return Stream.concat(
                        readings.accepted().stream().map(ExampleView::accepted),
                        readings.rejected().stream().map(ExampleView::rejected))
                .toList();
    }

    private static Outcome accepted(Reading reading) {
        return new Outcome("catalog.quantity." + reading.quantity(), null, reading.display());
    }

    private static Outcome rejected(Rejected rejected) {
        var label = rejected.quantity() == null ? null : "catalog.quantity." + rejected.quantity();
        return new Outcome(label, rejected.reason().labelKey(), Objects.requireNonNull(rejected.detail()));
    }
}
