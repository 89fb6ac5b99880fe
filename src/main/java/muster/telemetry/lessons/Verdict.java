package muster.telemetry.lessons;

/** What people decided about an unknown field. */
public enum Verdict {
    /** It is a quantity. */
    ACCEPTED,
    /** Nobody wants it. */
    IGNORED,
    /** What was decided holds no longer; the field is unknown again. */
    WITHDRAWN
}
