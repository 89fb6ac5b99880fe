package muster.access;

import java.time.Instant;
import muster.shared.OrganisationId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A customer, or a firm of installers. What it sees hangs on it. */
@Table(schema = "access", name = "organisation")
public record Organisation(
        @Id OrganisationId id,
        Kind kind,
        String name,
        Instant createdAt,
        @Version int version) {

    /** What an organisation can be. */
    public enum Kind {
        FIRM,
        CUSTOMER
    }

    public static Organisation of(Kind kind, String name, Instant now) {
        return new Organisation(OrganisationId.next(), kind, name, now, 0);
    }

    public Organisation renamed(String newName) {
        return new Organisation(id, kind, newName, createdAt, version);
    }
}
