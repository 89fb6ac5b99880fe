package muster.lifecycle;

/** Where a device stands in its life. */
public enum State {
    REGISTERED,
    CLAIMED,
    ACTIVATING,
    ACTIVE,
    INACTIVE,
    MAINTENANCE,
    QUARANTINED,
    REPLACED,
    RETIRING,
    RETIRED
}
