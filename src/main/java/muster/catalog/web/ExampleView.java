package muster.catalog.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.catalog.Channel;
import muster.catalog.DeviceModel;
import muster.catalog.Example;
import muster.catalog.Reading;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A payload of the pack and what Muster makes of it now.
 *
 * @param topic null for Muster's own protocol
 */
record ExampleView(String firmware, @Nullable String topic, String payload, List<Outcome> outcomes) {

    /**
     * What became of one value.
     *
     * @param labelKey null when the whole payload is refused
     * @param channel null when the device is one whole
     * @param reasonKey null when the value is believed
     * @param text the value, or the evidence against it
     */
    record Outcome(
            @Nullable String labelKey,
            @Nullable String channel,
            @Nullable String reasonKey,
            String text) {}

    static ExampleView of(DeviceModel model, Example example) {
        var payload = example.payload().getBytes(StandardCharsets.UTF_8);
        var readings = model.read(example.hardware(), example.firmware(), example.heardOn(), payload);
        return new ExampleView(
                example.firmware(), example.topic(), example.payload(), outcomes(readings, labels(model)));
    }

    private static Map<String, String> labels(DeviceModel model) {
        return model.mappings().stream()
                .flatMap(mapping -> mapping.channels().stream())
                .collect(Collectors.toMap(Channel::name, Channel::label, (one, other) -> one));
    }

    private static List<Outcome> outcomes(Readings readings, Map<String, String> channels) {
        return Stream.of(
                        readings.accepted().stream().map(reading -> accepted(reading, channels)),
                        Stream.ofNullable(readings.imprint().time())
                                .map(time -> new Outcome("catalog.imprint.time", null, null, time.toString())),
                        readings.rejected().stream().map(rejected -> rejected(rejected, channels)))
                .flatMap(outcomes -> outcomes)
                .toList();
    }

    private static Outcome accepted(Reading reading, Map<String, String> channels) {
        return new Outcome(
                "catalog.quantity." + reading.quantity(),
                reading.channel() == null ? null : channels.get(reading.channel()),
                null,
                reading.display());
    }

    private static Outcome rejected(Rejected rejected, Map<String, String> channels) {
        return new Outcome(
                labelOf(rejected),
                rejected.channel() == null ? null : channels.get(rejected.channel()),
                rejected.reason().labelKey(),
                rejected.detail());
    }

    private static @Nullable String labelOf(Rejected rejected) {
        return switch (rejected.quantity()) {
            case null -> null;
            case Rejected.TIME, Rejected.SEQUENCE -> "catalog.imprint." + rejected.quantity();
            case String quantity -> "catalog.quantity." + quantity;
        };
    }
}
