package muster.telemetry.inbox;

import java.math.BigDecimal;
import muster.catalog.Dictionary;
import muster.catalog.FirmwareRange;
import muster.catalog.Quantity;
import muster.catalog.Units;
import muster.shared.Invalid;
import muster.telemetry.lessons.FieldDecision;
import muster.telemetry.lessons.Lesson;
import muster.telemetry.lessons.MakersWords;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says a field is, as typed.
 *
 * @param channel empty for the device as a whole
 * @param unit a UCUM code; empty for words
 * @param scale empty for 1
 * @param shift empty for 0
 * @param firmware a range of versions
 */
public record Candidate(
        String quantity, String channel, String unit, String scale, String shift, String words, String firmware) {

    private static final String CHANNEL = "[a-z][a-z0-9_]{0,39}";

    static Candidate of(FieldDecision decision) {
        return new Candidate(
                decision.quantity() == null ? "" : decision.quantity(),
                decision.channel(),
                decision.unit() == null ? "" : decision.unit(),
                decision.scale().toPlainString(),
                decision.shift().toPlainString(),
                decision.words(),
                decision.firmware());
    }

    static Candidate of(Suggestion suggestion, String firmware) {
        return new Candidate(
                suggestion.quantity().name(),
                suggestion.channel(),
                suggestion.unit() == null ? "" : suggestion.unit(),
                suggestion.scale(),
                "0",
                suggestion.words(),
                firmware);
    }

    /** Refuses what cannot be with an {@link Invalid}, at its field. */
    Lesson lesson(UnknownFieldRow field, Dictionary dictionary, String revision) {
        var known = dictionary
                .find(quantity)
                .orElseThrow(() -> new Invalid("quantity", "telemetry.inbox.quantity-unknown"));
        if (!channel.isEmpty() && !channel.matches(CHANNEL)) {
            throw new Invalid("channel", "telemetry.inbox.channel-wrong");
        }
        var table = MakersWords.read(words, known)
                .orElseThrow(
                        () -> new Invalid("words", "telemetry.inbox.words-wrong", String.join(", ", known.words())));
        var source = Lesson.source(
                field.path(), known, channel, unitOf(known), factor(), number(shift, "0", "shift"), table);
        return new Lesson(revision, field.model(), range(), source.from(), source);
    }

    @Nullable
    String unitOf(Quantity known) {
        if (!known.kind().isNumber()) {
            return null;
        }
        var typed = unit.isEmpty() ? known.unit() : unit;
        if (!Units.areCommensurable(typed, known.unit())) {
            throw new Invalid("unit", "telemetry.inbox.unit-wrong", known.unit());
        }
        return typed;
    }

    BigDecimal factor() {
        var factor = number(scale, "1", "scale");
        if (factor.signum() == 0) {
            throw new Invalid("scale", "telemetry.inbox.number-wrong");
        }
        return factor;
    }

    BigDecimal offset() {
        return number(shift, "0", "shift");
    }

    private static BigDecimal number(String typed, String otherwise, String field) {
        var text = typed.isEmpty() ? otherwise : typed;
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,15})?")) {
            throw new Invalid(field, "telemetry.inbox.number-wrong");
        }
        return new BigDecimal(text);
    }

    FirmwareRange range() {
        try {
            return FirmwareRange.of(firmware);
        } catch (IllegalArgumentException none) {
            throw new Invalid("firmware", "telemetry.inbox.firmware-wrong");
        }
    }
}
