package muster.portals.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import muster.shared.PlainText;
import muster.shared.Typed;

/**
 * A device that is to speak through a gateway, and why.
 *
 * @param serial its serial number as typed
 */
record ChildForm(
        @NotEmpty(message = "{portals.children.serial-missing}")
        @Size(max = 64, message = "{portals.children.serial-long}")
        @PlainText
        String serial,

        @NotEmpty(message = "{portals.why.missing}") @Size(max = 200, message = "{portals.why.long}") @PlainText
        String reason) {

    ChildForm {
        serial = Typed.line(serial);
        reason = Typed.line(reason);
    }
}
