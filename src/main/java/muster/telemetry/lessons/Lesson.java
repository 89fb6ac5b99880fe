package muster.telemetry.lessons;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import muster.catalog.DeviceModel;
import muster.catalog.Dictionary;
import muster.catalog.FirmwareRange;
import muster.catalog.Pick;
import muster.catalog.Quantity;
import muster.catalog.Source;
import muster.catalog.ValuePath;
import muster.catalog.WordTable;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a mapping can heed it.
 *
 * @param source null when nobody wants the field
 */
public record Lesson(
        String revision,
        String model,
        FirmwareRange firmware,
        ValuePath path,
        @Nullable Source source) {

    /** Empty when it was withdrawn, or when the dictionary no longer has its quantity. */
    public static Optional<Lesson> of(FieldDecision decision, Dictionary dictionary) {
        return switch (decision.verdict()) {
            case WITHDRAWN -> Optional.empty();
            case IGNORED -> Optional.of(of(decision, (Source) null));
            case ACCEPTED ->
                dictionary
                        .find(Objects.requireNonNull(decision.quantity()))
                        .flatMap(quantity -> MakersWords.read(decision.words(), quantity)
                                .map(words -> of(
                                        decision,
                                        source(
                                                decision.path(),
                                                quantity,
                                                decision.channel(),
                                                decision.unit(),
                                                decision.scale(),
                                                decision.shift(),
                                                words))));
        };
    }

    private static Lesson of(FieldDecision decision, @Nullable Source source) {
        return new Lesson(
                decision.revision(),
                decision.model(),
                FirmwareRange.of(decision.firmware()),
                ValuePath.of(decision.path()),
                source);
    }

    /** How a field is read that people say is this quantity; in its whole range, because nobody knows the sensor. */
    public static Source source(
            String path,
            Quantity quantity,
            String channel,
            @Nullable String unit,
            BigDecimal scale,
            BigDecimal shift,
            WordTable words) {
        return new Source(
                quantity,
                channel.isEmpty() ? null : channel,
                Pick.at(ValuePath.of(path)),
                quantity.kind().isNumber() ? Objects.requireNonNullElse(unit, quantity.unit()) : null,
                null,
                scale,
                shift,
                quantity.range(),
                words,
                null,
                false);
    }

    public boolean isFor(DeviceModel device, String reported) {
        return model.equals(device.key().toString())
                && firmware.holdsFor(device.versionOf(reported).orElse(null));
    }
}
