package muster.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Accounts that can really sign in. Hashing takes its time, so all share one password. */
@TestComponent
class AccountsOfTests {

    static final String PASSWORD = "a long and quiet evening";

    private final Accounts accounts;
    private final Organisations organisations;
    private final String hash;

    AccountsOfTests(Accounts accounts, Organisations organisations, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.hash = Objects.requireNonNull(passwords.encode(PASSWORD));
    }

    Account staff(Role role) {
        return save(role, null);
    }

    Account installer() {
        return save(Role.INSTALLER, organisation(Organisation.Kind.FIRM).id());
    }

    Organisation organisation(Organisation.Kind kind) {
        return organisations.save(Organisation.of(kind, kind + " " + UserId.next(), Instant.now()));
    }

    private Account save(Role role, @Nullable OrganisationId organisation) {
        var id = UserId.next();
        var name = role.name().toLowerCase(Locale.ROOT);
        return accounts.save(new Account(
                id, name, name + "-" + id + "@example.com", role, organisation, hash, null, Instant.now(), 0));
    }
}
