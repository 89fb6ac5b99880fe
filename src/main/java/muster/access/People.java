package muster.access;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.shared.Change;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.OneOfAKind;
import muster.shared.OrganisationId;
import muster.shared.Outdated;
import muster.shared.Refused;
import muster.shared.Subject;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does with accounts. */
@Service
public class People {

    private static final String EMAIL_TAKEN = "access.user.email-taken";

    private final Accounts accounts;
    private final Organisations organisations;
    private final OneTimeLinks links;
    private final OpenSessions sessions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    People(
            Accounts accounts,
            Organisations organisations,
            OneTimeLinks links,
            OpenSessions sessions,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.links = links;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** An invited person, and the link to hand over: it is shown once and never again. */
    public record Invited(UserId user, String link) {}

    @Transactional
    public Invited invite(String name, String email, Role role, @Nullable OrganisationId organisation, Actor actor) {
        if (accounts.findByEmail(email).isPresent()) {
            throw new Invalid("email", EMAIL_TAKEN);
        }
        var belongsTo = belonging(role, organisation);
        var invited = new Account(UserId.next(), name, email, role, belongsTo, null, null, clock.instant(), 0);
        var account = OneOfAKind.save("email", EMAIL_TAKEN, () -> accounts.save(invited));
        publish(account, actor, Change.of("user.invited", subject(account), valuesOf(account)));
        return new Invited(account.id(), links.issue(account.id()));
    }

    /**
     * Changes who a person is. Another role or organisation ends the person's sessions.
     *
     * @throws Outdated where somebody else saved meanwhile
     */
    @Transactional
    public void change(
            UserId user, String name, Role role, @Nullable OrganisationId organisation, int version, Actor actor) {
        var was = find(user);
        Outdated.refuse(version, was.version());
        var belongsTo = belonging(role, organisation);
        boolean otherRights = was.role() != role || !Objects.equals(was.organisationId(), belongsTo);
        if (was.role() == Role.ADMINISTRATOR && role != Role.ADMINISTRATOR) {
            keepAnAdministrator(was, actor);
        }
        var now = new Account(
                user,
                name,
                was.email(),
                role,
                belongsTo,
                was.passwordHash(),
                was.disabledAt(),
                was.createdAt(),
                version);
        if (valuesOf(now).equals(valuesOf(was))) {
            return;
        }
        accounts.save(now);
        if (otherRights) {
            sessions.endAll(user);
        }
        publish(
                now,
                actor,
                Change.of("user.changed", subject(now), valuesOf(now)).instead(valuesOf(was)));
    }

    @Transactional
    public void disable(UserId user, Actor actor) {
        var was = find(user);
        if (was.disabledAt() != null) {
            return;
        }
        keepAnAdministrator(was, actor);
        var at = clock.instant();
        accounts.save(new Account(
                user,
                was.name(),
                was.email(),
                was.role(),
                was.organisationId(),
                was.passwordHash(),
                at,
                was.createdAt(),
                was.version()));
        links.withdraw(user);
        sessions.endAll(user);
        publish(was, actor, Change.of("user.disabled", subject(was), Map.of()));
    }

    @Transactional
    public void enable(UserId user, Actor actor) {
        var was = find(user);
        if (was.disabledAt() == null) {
            return;
        }
        accounts.save(new Account(
                user,
                was.name(),
                was.email(),
                was.role(),
                was.organisationId(),
                was.passwordHash(),
                null,
                was.createdAt(),
                was.version()));
        publish(was, actor, Change.of("user.enabled", subject(was), Map.of()));
    }

    /** A new link to choose a password with; earlier ones stop working, the old password goes on until then. */
    @Transactional
    public String newLink(UserId user, Actor actor) {
        var account = find(user);
        if (account.disabledAt() != null) {
            throw new Refused("access.user.disabled", account.name());
        }
        publish(account, actor, Change.of("user.link", subject(account), Map.of()));
        return links.issue(user);
    }

    /** The link with this token, where it is this person's and still works. */
    @Transactional(readOnly = true)
    public Optional<String> linkOf(UserId user, String token) {
        return links.find(token).filter(link -> user.equals(link.account())).map(link -> links.with(token));
    }

    static Subject subject(Account account) {
        return Subject.of("user", account.id(), account.name());
    }

    private Account find(UserId user) {
        return accounts.findById(user).orElseThrow(NotFound::new);
    }

    private @Nullable OrganisationId belonging(Role role, @Nullable OrganisationId organisation) {
        if (role.isStaff()) {
            return null;
        }
        var wanted = role == Role.INSTALLER ? Organisation.Kind.FIRM : Organisation.Kind.CUSTOMER;
        var field = role == Role.INSTALLER ? "firm" : "customer";
        if (organisation == null
                || organisations
                        .findById(organisation)
                        .filter(known -> known.kind() == wanted)
                        .isEmpty()) {
            throw new Invalid(field, "access.user." + field + "-missing");
        }
        return organisation;
    }

    /** Locks the administrators' rows, so that two of them cannot shut each other out at the same moment. */
    private void keepAnAdministrator(Account account, Actor actor) {
        if (account.id().value().equals(actor.id())) {
            throw new Refused("access.user.yourself");
        }
        if (account.role() != Role.ADMINISTRATOR || !account.isEnabled()) {
            return;
        }
        var others = jdbc.sql("""
                select id from access.account
                where role = 'ADMINISTRATOR' and disabled_at is null and password_hash is not null
                order by id for update
                """).query(java.util.UUID.class).list();
        if (others.size() < 2) {
            throw new Refused("access.user.last-administrator", account.name());
        }
    }

    private Map<String, String> valuesOf(Account account) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", account.name());
        values.put("email", account.email());
        values.put("role", account.role().name());
        if (account.organisationId() != null) {
            values.put(
                    "organisation",
                    organisations
                            .findById(account.organisationId())
                            .map(Organisation::name)
                            .orElse(""));
        }
        return values;
    }

    private void publish(Account account, Actor actor, Change change) {
        events.publishEvent(new AccountChanged(account.id(), actor.by(), clock.instant(), List.of(change)));
    }
}
