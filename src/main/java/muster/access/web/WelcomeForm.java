package muster.access.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import muster.shared.PlainText;
import muster.shared.Typed;
import org.springframework.validation.Errors;

/** What somebody types who comes through a one-time link; name and address only for the first administrator. */
record WelcomeForm(
        @Size(max = 80, message = "{access.user.name-long}") @PlainText
        String name,

        @Size(max = 120, message = "{access.user.email-long}") @Email(message = "{access.user.email-wrong}") @PlainText
        String email,

        @NotEmpty(message = "{access.password.missing}") String password) {

    WelcomeForm {
        name = Typed.line(name);
        email = Typed.line(email);
        password = Typed.asIs(password);
    }

    void refuseIncomplete(Errors errors) {
        if (name.isEmpty()) {
            errors.rejectValue("name", "access.user.name-missing");
        }
        if (email.isEmpty()) {
            errors.rejectValue("email", "access.user.email-missing");
        }
    }
}
