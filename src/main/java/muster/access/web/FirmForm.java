package muster.access.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import muster.shared.PlainText;
import muster.shared.Typed;

/** A firm as typed. */
record FirmForm(
        @NotEmpty(message = "{access.firm.name-missing}")
        @Size(max = 120, message = "{access.firm.name-long}")
        @PlainText
        String name,

        String sure,
        String version) {

    FirmForm {
        name = Typed.line(name);
        sure = Typed.asIs(sure);
        version = Typed.line(version);
    }

    /** The version that the person saw. */
    int seen() {
        return Typed.number(version);
    }
}
