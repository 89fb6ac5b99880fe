package muster.catalog;

import java.util.List;

/**
 * Everything one payload said.
 *
 * @param fields those that the pack neither maps nor ignores, at most {@link KnownFields#MOST_UNKNOWN}
 * @param imprint what the message says of itself
 */
public record Readings(List<Reading> accepted, List<Rejected> rejected, List<UnknownField> fields, Imprint imprint) {

    public Readings {
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
        fields = List.copyOf(fields);
    }

    /** The paths of the fields that nobody taught Muster. */
    public List<String> unknown() {
        return fields.stream().map(UnknownField::path).toList();
    }

    static Readings refused(RejectionReason reason, String raw, String detail) {
        return new Readings(List.of(), List.of(new Rejected(null, null, raw, reason, detail)), List.of(), Imprint.NONE);
    }
}
