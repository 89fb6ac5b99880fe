package muster.provisioning.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Optional;
import muster.provisioning.Check;
import muster.shared.PlainText;
import muster.shared.Typed;

/** Which line is to pass, and why. */
record PassForm(
        String line,

        @NotEmpty(message = "{provisioning.reason.missing}")
        @Size(max = 200, message = "{provisioning.reason.long}")
        @PlainText
        String reason) {

    PassForm {
        line = Typed.line(line);
        reason = Typed.line(reason);
    }

    Optional<Check> check() {
        return Arrays.stream(Check.values())
                .filter(check -> check.name().equals(line))
                .findFirst();
    }
}
