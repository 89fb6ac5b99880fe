package muster.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One value that was not believed, or a whole payload that was not.
 *
 * @param quantity null when the whole payload is refused
 * @param path where it stood in the payload, null when the whole payload is refused
 * @param raw what was found, shortened
 * @param detail the evidence in words: {@code 70.7 looks like °F: that would be 21.5 °C}
 */
public record Rejected(
        @Nullable String quantity, @Nullable String path, String raw, RejectionReason reason, String detail)
        implements Finding {}
