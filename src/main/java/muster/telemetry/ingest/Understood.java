package muster.telemetry.ingest;

import java.util.List;
import muster.catalog.Rejected;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param firmware the version that the device says in it
 * @param named the other device that its payload names, when it was refused for that
 */
record Understood(
        Arrived message,
        List<Value> values,
        List<Rejected> rejected,
        @Nullable String firmware,
        @Nullable DeviceId named) {

    static Understood refused(Arrived message, Rejected why) {
        return new Understood(message, List.of(), List.of(why), null, null);
    }
}
