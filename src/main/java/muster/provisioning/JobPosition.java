package muster.provisioning;

import java.time.Instant;
import muster.assets.Place;
import muster.shared.ActivationId;
import org.jspecify.annotations.Nullable;

/**
 * A position that a job fills.
 *
 * @param state DONE, RUNNING (claimed, not active yet) or TODO
 * @param activation the one that stands for it
 */
public record JobPosition(
        Place place,
        String state,
        @Nullable ActivationId activation,
        @Nullable String serial,
        @Nullable Instant at) {

    public boolean isTodo() {
        return state.equals("TODO");
    }
}
