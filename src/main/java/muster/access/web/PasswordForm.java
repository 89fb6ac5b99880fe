package muster.access.web;

import jakarta.validation.constraints.NotEmpty;
import muster.shared.Typed;

/** The password as it is, and as it shall be. */
record PasswordForm(
        @NotEmpty(message = "{access.password.now-missing}") String now,
        @NotEmpty(message = "{access.password.missing}") String password) {

    PasswordForm {
        now = Typed.asIs(now);
        password = Typed.asIs(password);
    }
}
