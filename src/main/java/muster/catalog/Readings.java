package muster.catalog;

import java.util.List;

/**
 * Everything one payload said.
 *
 * @param unknown paths of fields that the pack neither maps nor ignores, at most {@link KnownFields#MOST_UNKNOWN}
 * @param imprint what the message says of itself
 */
public record Readings(List<Reading> accepted, List<Rejected> rejected, List<String> unknown, Imprint imprint) {

    public Readings {
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
        unknown = List.copyOf(unknown);
    }

    /** Of a message that says nothing of itself. */
    public Readings(List<Reading> accepted, List<Rejected> rejected, List<String> unknown) {
        this(accepted, rejected, unknown, Imprint.NONE);
    }

    static Readings refused(RejectionReason reason, String raw, String detail) {
        return new Readings(List.of(), List.of(new Rejected(null, null, raw, reason, detail)), List.of());
    }
}
