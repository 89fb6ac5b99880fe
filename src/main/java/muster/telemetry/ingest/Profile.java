package muster.telemetry.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a device to understand it.
 *
 * @param firmware as it reported last
 * @param firmwareSince when it first reported it
 * @param firmwareBefore what it reported before that
 */
record Profile(
        DeviceId device,
        String serial,
        String model,
        String hardware,
        @Nullable UUID customer,
        @Nullable UUID site,
        @Nullable String firmware,
        @Nullable Instant firmwareSince,
        @Nullable String firmwareBefore,
        List<Tenure> tenures) {

    /** The firmware that spoke at that moment, as far as reported; {@code unknown} when it never was. */
    String firmwareAt(Instant moment) {
        var isBefore = firmwareSince != null && moment.isBefore(firmwareSince);
        return Optional.ofNullable(isBefore && firmwareBefore != null ? firmwareBefore : firmware)
                .orElse("unknown");
    }

    /** As it is once the device has said what it runs. */
    Profile running(String version, Instant since) {
        return version.equals(firmware)
                ? this
                : new Profile(device, serial, model, hardware, customer, site, version, since, firmware, tenures);
    }

    /** Where the device as a whole was; null in no position. */
    @Nullable
    Tenure tenureAt(Instant moment) {
        return tenureAt("", moment);
    }

    /** Where a channel was by itself; null where it belonged to the device as a whole. */
    @Nullable
    Tenure tenureAt(String channel, Instant moment) {
        for (var tenure : tenures) {
            if (tenure.channel().equals(channel) && tenure.covers(moment)) {
                return tenure;
            }
        }
        return null;
    }

    /** Whether any channel ever held a position of its own: most devices have none, and are not asked for each value. */
    boolean isDivided() {
        for (var tenure : tenures) {
            if (tenure.isOfChannel()) {
                return true;
            }
        }
        return false;
    }
}
