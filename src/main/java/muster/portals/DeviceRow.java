package muster.portals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device in a list, with where it works now.
 *
 * @param since since when it is in this state
 * @param reservedFor name of the customer it is set aside for
 * @param connected null where it was never there
 */
public record DeviceRow(
        UUID id,
        String serial,
        String model,
        String modelName,
        String hardware,
        String state,
        Instant since,
        Instant registeredAt,
        @Nullable String position,
        @Nullable UUID assetId,
        @Nullable String asset,
        @Nullable UUID siteId,
        @Nullable String site,
        @Nullable String address,
        @Nullable UUID customerId,
        @Nullable String customer,
        @Nullable String reservedFor,
        @Nullable Boolean connected,
        @Nullable Instant lastSeenAt) {

    /** "Boiler 3 / supply temperature"; null where it holds no position. */
    public @Nullable String place() {
        return asset == null ? null : asset + " / " + position;
    }

    public boolean isThere() {
        return Boolean.TRUE.equals(connected);
    }
}
