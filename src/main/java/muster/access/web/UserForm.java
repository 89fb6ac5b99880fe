package muster.access.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import muster.access.PersonRow;
import muster.access.Role;
import muster.shared.OrganisationId;
import muster.shared.PlainText;
import muster.shared.Typed;
import org.jspecify.annotations.Nullable;

/** A person as typed by an administrator. The address is fixed once invited. */
record UserForm(
        @NotEmpty(message = "{access.user.name-missing}")
        @Size(max = 80, message = "{access.user.name-long}")
        @PlainText
        String name,

        @NotEmpty(message = "{access.user.email-missing}")
        @Size(max = 120, message = "{access.user.email-long}")
        @Email(message = "{access.user.email-wrong}")
        @PlainText
        String email,

        @Pattern(regexp = "INSTALLER|SUPPORT|OPERATIONS|CUSTOMER|ADMINISTRATOR", message = "{access.user.role-missing}")
        String role,

        String firm,
        String customer,
        String version) {

    UserForm {
        name = Typed.line(name);
        email = Typed.line(email);
        role = Typed.line(role);
        firm = Typed.line(firm);
        customer = Typed.line(customer);
        version = Typed.line(version);
    }

    static UserForm empty() {
        return new UserForm("", "", "", "", "", "");
    }

    static UserForm of(PersonRow person) {
        var organisation =
                person.organisation() == null ? "" : person.organisation().toString();
        return new UserForm(
                person.name(),
                person.email(),
                person.role().name(),
                person.role() == Role.INSTALLER ? organisation : "",
                person.role() == Role.CUSTOMER ? organisation : "",
                String.valueOf(person.version()));
    }

    UserForm at(int newest) {
        return new UserForm(name, email, role, firm, customer, String.valueOf(newest));
    }

    Role chosenRole() {
        return Role.valueOf(role);
    }

    /** The firm of an installer, the customer of a customer, nothing for staff. */
    @Nullable
    OrganisationId organisation() {
        var chosen = switch (chosenRole()) {
            case INSTALLER -> firm;
            case CUSTOMER -> customer;
            default -> "";
        };
        return chosen.isEmpty() ? null : OrganisationId.of(chosen);
    }

    /** The version that the person saw. */
    int seen() {
        return Typed.number(version);
    }
}
