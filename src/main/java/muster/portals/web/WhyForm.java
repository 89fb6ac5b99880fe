package muster.portals.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import muster.shared.PlainText;
import muster.shared.Typed;

/** Why something is taken back, in a person's words. */
record WhyForm(
        @NotEmpty(message = "{portals.why.missing}") @Size(max = 200, message = "{portals.why.long}") @PlainText
        String reason) {

    WhyForm {
        reason = Typed.line(reason);
    }
}
