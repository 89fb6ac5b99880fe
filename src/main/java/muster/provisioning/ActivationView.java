package muster.provisioning;

import java.time.Instant;
import muster.assets.Place;
import muster.lifecycle.State;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.JobId;
import org.jspecify.annotations.Nullable;

/**
 * An activation for those who may see it: the checklist while it runs, the receipt afterwards.
 *
 * @param place where the device was claimed for, whoever holds it now
 * @param state where the device stands now
 * @param undoable whether this person can undo the claim now
 * @param releasable whether this person can release the device now, undoing being over
 * @param askable whether the device can be asked now to show itself
 * @param awaitsEyes whether it did so and nobody has said yet that it was seen
 * @param next positions of the same job that are still to do
 */
public record ActivationView(
        ActivationId id,
        DeviceId device,
        String serial,
        String maker,
        String model,
        Place place,
        @Nullable JobId job,
        @Nullable Integer jobNumber,
        String claimedBy,
        Instant claimedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant undoneAt,
        Instant undoUntil,
        State state,
        boolean undoable,
        boolean releasable,
        Checklist checklist,
        @Nullable String showsItself,
        boolean askable,
        boolean awaitsEyes,
        int next) {

    /** The contract was fulfilled: there is a receipt. */
    public boolean isFulfilled() {
        return activatedAt != null && undoneAt == null;
    }

    /** And the device is at work now. */
    public boolean isSafe() {
        return isFulfilled() && state == State.ACTIVE;
    }

    public boolean isUndone() {
        return undoneAt != null;
    }

    public boolean isRunning() {
        return activatedAt == null && undoneAt == null;
    }
}
