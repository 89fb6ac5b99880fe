package muster.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One value that was not believed, or a whole payload that was not.
 *
 * @param quantity null when the whole payload is refused; {@link #TIME} and {@link #SEQUENCE} for what is no quantity
 * @param path where it stood in the payload, null when the whole payload is refused
 * @param raw what was found, shortened
 * @param detail the evidence in words: {@code 70.7 looks like °F, which is 21.5 °C}
 * @param channel which of the device's channels said it; null when the device is one whole
 */
public record Rejected(
        @Nullable String quantity,
        @Nullable String path,
        String raw,
        RejectionReason reason,
        String detail,
        @Nullable String channel)
        implements Finding {

    /** Stands for the device's own time among the quantities. */
    public static final String TIME = "time";

    /** Stands for the number of the message among the quantities. */
    public static final String SEQUENCE = "sequence";

    /** Of a device that is one whole. */
    public Rejected(
            @Nullable String quantity, @Nullable String path, String raw, RejectionReason reason, String detail) {
        this(quantity, path, raw, reason, detail, null);
    }

    /** Quantity and channel in one, as examples name it; {@link Example#PAYLOAD} for the whole payload. */
    public String key() {
        if (quantity == null) {
            return Example.PAYLOAD;
        }
        return channel == null ? quantity : channel + "." + quantity;
    }
}
