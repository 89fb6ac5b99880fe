package muster.support;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import muster.access.Account;
import muster.access.Accounts;
import muster.access.Actor;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.Role;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The people of every test: Ines installs, Sam supports, Olga and Otto run operations, Carl is the customer, Ada administers. */
@TestComponent
public class Cast {

    private final Accounts accounts;
    private final Organisations organisations;
    private final UserDetailsService users;
    private final ConcurrentMap<String, Account> people = new ConcurrentHashMap<>();

    Cast(Accounts accounts, Organisations organisations, UserDetailsService users) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.users = users;
    }

    public Actor ines() {
        return actor(person("Ines", Role.INSTALLER, Organisation.Kind.FIRM, "Ines & Co"));
    }

    public Actor sam() {
        return actor(person("Sam", Role.SUPPORT, null, null));
    }

    public Actor olga() {
        return actor(person("Olga", Role.OPERATIONS, null, null));
    }

    public Actor otto() {
        return actor(person("Otto", Role.OPERATIONS, null, null));
    }

    public Actor carl() {
        return actor(person("Carl", Role.CUSTOMER, Organisation.Kind.CUSTOMER, "Carl's Bakeries"));
    }

    public Actor ada() {
        return actor(person("Ada", Role.ADMINISTRATOR, null, null));
    }

    /** Lets a MockMvc request come from this person's browser. */
    public RequestPostProcessor as(Actor actor) {
        UserDetails user = users.loadUserByUsername(actor.name().toLowerCase(java.util.Locale.ROOT) + "@cast.test");
        return SecurityMockMvcRequestPostProcessors.user(user);
    }

    private static Actor actor(Account account) {
        return Actor.person(account.id(), account.name(), account.role(), account.organisationId(), "192.0.2.1");
    }

    private Account person(String name, Role role, Organisation.@Nullable Kind kind, @Nullable String organisation) {
        return people.computeIfAbsent(
                name,
                anyone -> accounts.save(new Account(
                        UserId.next(),
                        name,
                        name.toLowerCase(java.util.Locale.ROOT) + "@cast.test",
                        role,
                        belongsTo(kind, organisation),
                        "{no password}",
                        null,
                        Instant.now(),
                        0)));
    }

    private @Nullable OrganisationId belongsTo(Organisation.@Nullable Kind kind, @Nullable String name) {
        return kind == null || name == null
                ? null
                : organisations.save(Organisation.of(kind, name, Instant.now())).id();
    }
}
