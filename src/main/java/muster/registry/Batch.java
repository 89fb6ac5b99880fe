package muster.registry;

import java.time.Instant;
import java.time.LocalDate;
import muster.shared.BatchId;
import muster.shared.OrganisationId;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Devices that were made and registered together.
 *
 * @param customerId the customer they were made for, null when they are for anybody
 */
@Table(schema = "registry", name = "batch")
public record Batch(
        @Id BatchId id,
        String model,
        String hardware,
        String madeBy,
        LocalDate madeOn,
        @Nullable String note,
        int size,
        @Nullable OrganisationId customerId,
        Instant createdAt,
        @Version int version) {

    Subject subject() {
        return Subject.of("batch", id, model + " × " + size);
    }
}
