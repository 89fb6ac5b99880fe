package muster.access;

import java.time.Instant;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A person with an account. Staff belongs to no organisation, a customer and an installer to exactly one. */
@Table(schema = "access", name = "account")
public record Account(
        @Id UserId id,
        String name,
        String email,
        Role role,
        @Nullable OrganisationId organisationId,
        @Nullable String passwordHash,
        @Nullable Instant disabledAt,
        Instant createdAt,
        @Version int version) {

    public boolean isEnabled() {
        return disabledAt == null && passwordHash != null;
    }

    public Account withPassword(String hash) {
        return new Account(id, name, email, role, organisationId, hash, disabledAt, createdAt, version);
    }
}
