package muster.provisioning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An installer's work order: positions to fill at a site, by a firm.
 *
 * @param day until the end of which, by the site's clock, the job can be done
 */
@Table(schema = "provisioning", name = "job")
record Job(
        @Id JobId id,
        int number,
        OrganisationId customerId,
        SiteId siteId,
        OrganisationId firmId,
        LocalDate day,
        @Nullable String note,
        @Nullable Instant cancelledAt,
        Instant createdAt,
        @Nullable UUID createdBy,
        @Version int version) {

    Job on(LocalDate another) {
        return new Job(
                id, number, customerId, siteId, firmId, another, note, cancelledAt, createdAt, createdBy, version);
    }

    Job cancelled(Instant at) {
        return new Job(id, number, customerId, siteId, firmId, day, note, at, createdAt, createdBy, version);
    }
}
