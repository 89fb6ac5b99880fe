package muster.lifecycle;

/** The usual reasons for a move made by hand; words say the rest. */
public enum Reason {
    FAULT,
    SUSPICIOUS,
    CUSTOMER_WISH,
    SITE_WORK,
    CHECKED,
    OTHER
}
