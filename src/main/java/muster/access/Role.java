package muster.access;

/** What a person is to the fleet. */
public enum Role {
    INSTALLER,
    SUPPORT,
    OPERATIONS,
    CUSTOMER,
    ADMINISTRATOR;

    /** Staff sees the whole fleet. */
    public boolean isStaff() {
        return this == SUPPORT || this == OPERATIONS || this == ADMINISTRATOR;
    }
}
