package muster.shared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one thing, for the record.
 *
 * @param action a message key below {@code audit.action}, such as {@code device.registered}
 * @param also other things whose story tells of it too
 * @param before values that were, by name; secrets never
 * @param after values that are, by name; secrets never
 * @param reason the words given, where any were asked
 */
public record Change(
        String action,
        Subject subject,
        List<Subject> also,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String reason) {

    public static Change of(String action, Subject subject, Map<String, String> after) {
        return new Change(action, subject, List.of(), Map.of(), after, null);
    }

    public Change also(Subject... others) {
        return new Change(action, subject, List.of(others), before, after, reason);
    }

    public Change instead(Map<String, String> was) {
        return new Change(action, subject, also, was, after, reason);
    }

    public Change because(@Nullable String words) {
        return new Change(action, subject, also, before, after, words);
    }
}
