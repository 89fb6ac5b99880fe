package muster.telemetry.lessons;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is decided about one unknown field, for all firmware in its range.
 *
 * @param quantity null unless it is accepted
 * @param channel empty for the device as a whole
 * @param unit as the device sends it, a UCUM code; null for words
 * @param shift is added after the number is scaled
 * @param words the maker's words and the dictionary's, as in {@code true=open, false=closed}
 * @param revision stands in the series of all values that are read by it; another with every change
 */
@Table(schema = "telemetry", name = "field_decision")
public record FieldDecision(
        @Id UUID fieldId,
        String model,
        String path,
        String firmware,
        Verdict verdict,
        @Nullable String quantity,
        String channel,
        @Nullable String unit,
        BigDecimal scale,
        BigDecimal shift,
        String words,
        String reason,
        String revision,
        String decidedBy,
        Instant decidedAt,
        @Version int version) {

    /** The revision of the change that follows this version. */
    public static String revision(FieldId field, int version) {
        return "taught-" + field.toString().substring(24) + "." + (version + 1);
    }

    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }

    public boolean isWithdrawn() {
        return verdict == Verdict.WITHDRAWN;
    }
}
