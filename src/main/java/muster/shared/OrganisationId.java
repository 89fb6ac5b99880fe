package muster.shared;

import java.util.UUID;

/** A customer, an installation firm or the operator itself. */
public record OrganisationId(UUID value) implements Id {

    public static OrganisationId of(String text) {
        return new OrganisationId(Id.parse(text));
    }

    public static OrganisationId next() {
        return new OrganisationId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
