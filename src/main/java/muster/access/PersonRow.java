package muster.access;

import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;

/** A person with an account, as administrators see it. */
public record PersonRow(
        UserId id,
        String name,
        String email,
        Role role,
        @Nullable OrganisationId organisation,
        @Nullable String organisationName,
        State state,
        int version) {

    /** Whether the person can sign in. */
    public enum State {
        INVITED,
        ACTIVE,
        DISABLED
    }
}
