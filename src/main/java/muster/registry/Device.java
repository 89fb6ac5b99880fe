package muster.registry;

import java.time.Instant;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One physical unit with a serial number.
 *
 * @param model the text of its {@link muster.catalog.ModelKey}
 * @param reservedFor the customer it was made for: no other may have it, and this one sees no more because of it
 * @param customerId stamp of where it stands now, for scope; so is the site
 */
@Table(schema = "registry", name = "device")
public record Device(
        @Id DeviceId id,
        String model,
        String hardware,
        String serial,
        BatchId batchId,
        @Nullable OrganisationId reservedFor,
        @Nullable OrganisationId customerId,
        @Nullable SiteId siteId,
        Instant registeredAt,
        @Version int version) {

    private static final int TAIL = 4;

    /** For the record: people call a device by its serial number. */
    public Subject subject() {
        return Subject.of("device", id, serial);
    }

    /** The last letters and digits of the serial number: enough to compare with the unit in the hand, too little to order by. */
    public String serialTail() {
        var read = serial.replaceAll("[^\\p{L}\\p{N}]", "");
        return read.length() <= TAIL ? read : read.substring(read.length() - TAIL);
    }
}
