package muster.telemetry.ingest;

import java.util.List;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param named the other device that its payload names, when it was refused for that
 * @param heard null when no mapping read it
 */
record Understood(
        Arrived message,
        List<Value> values,
        List<Rejected> rejected,
        @Nullable DeviceId named,
        @Nullable Heard heard) {

    /** What a mapping read, and the firmware that it was read for, as the device reported it. */
    record Heard(String model, String firmware, Readings readings) {}

    static Understood refused(Arrived message, Rejected why) {
        return new Understood(message, List.of(), List.of(why), null, null);
    }
}
