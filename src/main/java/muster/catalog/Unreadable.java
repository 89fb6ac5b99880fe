package muster.catalog;

/** A value that stands there and cannot be used; becomes a {@link Rejected}. */
final class Unreadable extends Exception {

    private final RejectionReason reason;
    private final String raw;

    Unreadable(RejectionReason reason, String raw, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.raw = raw;
    }

    RejectionReason reason() {
        return reason;
    }

    String raw() {
        return raw;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
