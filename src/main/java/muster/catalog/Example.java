package muster.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payload with what must become of it; every example of a pack is a test.
 *
 * @param line where it stands in its file
 * @param expect the value that each accepted quantity must have, as in {@code 21.5 Cel}
 * @param reject the reason for each refused quantity; {@code payload} stands for the whole payload
 * @param unknown the fields that must be reported as unknown
 */
public record Example(
        int line,
        @Nullable String hardware,
        String firmware,
        String payload,
        Map<String, String> expect,
        Map<String, RejectionReason> reject,
        List<String> unknown) {

    /** Stands for the whole payload among the refused quantities. */
    public static final String PAYLOAD = "payload";
}
