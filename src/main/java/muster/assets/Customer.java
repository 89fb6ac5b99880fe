package muster.assets;

import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Whoever owns sites. Its name is the organisation's of the same id. */
@Table(schema = "assets", name = "customer")
public record Customer(
        @Id OrganisationId id,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String note,
        @Version int version) {

    public static Customer of(OrganisationId organisation) {
        return new Customer(organisation, null, null, null, 0);
    }

    public Customer reachedBy(@Nullable String newContact, @Nullable String newPhone, @Nullable String newNote) {
        return new Customer(id, newContact, newPhone, newNote, version);
    }
}
