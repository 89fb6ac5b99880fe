package muster.portals.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import muster.shared.NotFound;
import muster.shared.PlainText;
import muster.shared.PositionId;
import muster.shared.Typed;

/**
 * At which position a channel is to count, and why.
 *
 * @param position the id that was chosen
 */
record PlacingForm(
        String position,

        @NotEmpty(message = "{portals.why.missing}") @Size(max = 200, message = "{portals.why.long}") @PlainText
        String reason) {

    PlacingForm {
        position = Typed.line(position);
        reason = Typed.line(reason);
    }

    /** Empty where nothing was chosen, or what is no position. */
    Optional<PositionId> chosen() {
        try {
            return Optional.of(PositionId.of(position));
        } catch (NotFound noId) {
            return Optional.empty();
        }
    }
}
