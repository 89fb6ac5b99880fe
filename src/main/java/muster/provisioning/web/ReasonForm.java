package muster.provisioning.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import muster.shared.PlainText;
import muster.shared.Typed;

/** Why, in a person's words. */
record ReasonForm(
        @NotEmpty(message = "{provisioning.reason.missing}")
        @Size(max = 200, message = "{provisioning.reason.long}")
        @PlainText
        String reason) {

    ReasonForm {
        reason = Typed.line(reason);
    }
}
