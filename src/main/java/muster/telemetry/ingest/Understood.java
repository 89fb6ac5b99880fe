package muster.telemetry.ingest;

import java.util.List;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param firmware the version that the device says in it
 * @param named the other device that its payload names, when it was refused for that
 * @param print by what it is known again when its device says it twice; null where its time does that, or nothing can
 * @param heard null when no mapping read it
 */
record Understood(
        Arrived message,
        List<Value> values,
        List<Rejected> rejected,
        @Nullable String firmware,
        @Nullable DeviceId named,
        @Nullable Long print,
        @Nullable Heard heard) {

    /** What a mapping read, and the firmware that it was read for, as the device reported it. */
    record Heard(String model, String firmware, Readings readings) {}

    static Understood refused(Arrived message, Rejected why) {
        return new Understood(message, List.of(), List.of(why), null, null, null, null);
    }

    /** Nothing of it counts: it was said before. */
    Understood asRepeat() {
        return new Understood(message, List.of(), List.of(), null, null, null, null);
    }
}
