package muster.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of itself beside its values.
 *
 * @param time when the device says it measured; not yet judged, its clock may be wrong
 * @param sequence the number that the device gave the message
 * @param firmware the version that the device reports in it, as it reports it
 */
public record Imprint(
        @Nullable Instant time,
        @Nullable Long sequence,
        @Nullable String firmware) {

    public static final Imprint NONE = new Imprint(null, null, null);
}
