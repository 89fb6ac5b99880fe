package muster.portals;

import java.time.Instant;
import java.util.List;
import muster.lifecycle.State;
import muster.registry.Device;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * How a device stands to gateways.
 *
 * @param gateway through which it speaks; null when it speaks for itself
 * @param forOthers whether it speaks for others
 * @param strangers who is heard through it and is none of its children, for staff alone
 */
public record GatewayView(@Nullable Device gateway, boolean forOthers, List<Child> children, List<Stranger> strangers) {

    /**
     * A device that speaks through it.
     *
     * @param lastSeenAt when it was last heard; null when it never was
     */
    public record Child(
            DeviceId id,
            String serial,
            String modelName,
            State state,
            Instant since,
            boolean connected,
            @Nullable Instant lastSeenAt) {}

    /**
     * Somebody who is heard through it.
     *
     * @param modelNames what it may be
     * @param said its newest word
     * @param known the devices that are called so; none while nobody has registered it
     * @param offers as what it could be registered
     */
    public record Stranger(
            String name, String modelNames, String said, Instant at, List<Known> known, List<Offer> offers) {}

    /** A registered device that is heard here and does not speak through this gateway. */
    public record Known(DeviceId id, String serial) {}

    /**
     * What somebody could be registered as.
     *
     * @param serial the name as this maker would print it, as far as it was heard
     */
    public record Offer(String model, String modelName, String serial) {}
}
