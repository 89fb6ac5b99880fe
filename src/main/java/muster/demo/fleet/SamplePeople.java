package muster.demo.fleet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.access.Account;
import muster.access.Accounts;
import muster.access.Actor;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.Role;
import muster.access.SampleAccounts;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people of the sample fleet, and the password that everybody knows. */
@Component
@ConditionalOnBooleanProperty("muster.sample-fleet")
class SamplePeople implements SampleAccounts {

    static final String INES = "ines@example.test";
    static final String IVO = "ivo@example.test";
    static final String OLGA = "olga@example.test";
    static final String INES_FIRM = "Brightwire Installations";
    static final String IVO_FIRM = "Southgate Electric";

    private static final String PASSWORD = "a box of devices";

    // @formatter:off
    private static final List<Person> PEOPLE = List.of(
        new Person("Ines Holm",      INES,                  Role.INSTALLER,     INES_FIRM),
        new Person("Sam Okafor",     "sam@example.test",    Role.SUPPORT,       null),
        new Person("Olga Lindqvist", OLGA,                  Role.OPERATIONS,    null),
        new Person("Carl Behrens",   "carl@example.test",   Role.CUSTOMER,      "Kornblume Bakeries"),
        new Person("Ada Moreau",     "ada@example.test",    Role.ADMINISTRATOR, null),
        new Person("Ivo Marek",      IVO,                   Role.INSTALLER,     IVO_FIRM),
        new Person("Otto Brandt",    "otto@example.test",   Role.OPERATIONS,    null),
        new Person("Clara Visser",   "clara@example.test",  Role.CUSTOMER,      "Polder Cold Storage"));
    // @formatter:on

    private final Accounts accounts;
    private final Organisations organisations;
    private final PasswordEncoder encoder;
    private final Clock clock;

    SamplePeople(Accounts accounts, Organisations organisations, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.encoder = encoder;
        this.clock = clock;
    }

    private record Person(
            String name, String email, Role role, @Nullable String belongsTo) {}

    @Override
    public List<Sample> all() {
        return PEOPLE.stream()
                .map(person -> new Sample(person.name(), person.role(), person.email(), PASSWORD))
                .toList();
    }

    OrganisationId found(Organisation.Kind kind, String name) {
        return organisations.save(Organisation.of(kind, name, clock.instant())).id();
    }

    /** Lets them in. One hash serves all, because one password does. */
    void move(Map<String, OrganisationId> homes) {
        var hash = Objects.requireNonNull(encoder.encode(PASSWORD));
        for (var person : PEOPLE) {
            var home = person.belongsTo() == null ? null : homes.get(person.belongsTo());
            accounts.save(new Account(
                    UserId.next(), person.name(), person.email(), person.role(), home, hash, null, clock.instant(), 0));
        }
    }

    /** Somebody of the sample fleet, at work. */
    Actor actor(String email) {
        var account = accounts.findByEmail(email).orElseThrow();
        return Actor.person(account.id(), account.name(), account.role(), account.organisationId(), null);
    }
}
