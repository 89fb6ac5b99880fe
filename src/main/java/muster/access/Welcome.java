package muster.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People choose their password: through a one-time link, or signed in. */
@Service
public class Welcome {

    private final Accounts accounts;
    private final OneTimeLinks links;
    private final OpenSessions sessions;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Welcome(
            Accounts accounts,
            OneTimeLinks links,
            OpenSessions sessions,
            PasswordEncoder passwords,
            Clock clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
        this.events = events;
    }

    /** Whoever holds a link: a person invited, or nobody yet, who will be the first administrator. */
    public record Guest(@Nullable String name, @Nullable String email) {

        public boolean isFirst() {
            return email == null;
        }
    }

    /** Whom a link is for; empty where it is unknown, used or too old: nobody learns which. */
    @Transactional(readOnly = true)
    public Optional<Guest> guestOf(String token) {
        return links.find(token)
                .filter(link -> link.account() != null || accounts.count() == 0)
                .map(link -> link.account() == null
                        ? new Guest(null, null)
                        : accounts.findById(link.account())
                                .map(account -> new Guest(account.name(), account.email()))
                                .orElseThrow(NotFound::new));
    }

    /**
     * Uses the link up and sets the password.
     *
     * @return the address to sign in with; empty where the link works no more
     * @throws Invalid where the password is no good
     */
    @Transactional
    public Optional<String> enter(String token, String name, String email, String password, @Nullable String address) {
        var guest = guestOf(token);
        if (guest.isEmpty()) {
            return Optional.empty();
        }
        var known = guest.get().email();
        refuseFlaw(password, known == null ? email : known);
        var hash = hashOf(password);
        return links.use(token)
                .map(link -> link.account() == null
                        ? becomeAdministrator(name, email, hash, address)
                        : takeUp(link.account(), hash, address));
    }

    /** A person who is signed in chooses another password; the other sessions end. */
    @Transactional
    public SignedIn changePassword(String now, String next, String session, Actor actor) {
        var account = accounts.findById(actor.user()).orElseThrow(NotFound::new);
        if (!passwords.matches(now, account.passwordHash())) {
            throw new Invalid("now", "access.password.wrong");
        }
        refuseFlaw(next, account.email());
        var changed = accounts.save(account.withPassword(hashOf(next)));
        publish(changed, actor.by(), "user.password");
        return signOutElsewhere(session, actor);
    }

    /** Ends the other sessions of the person; the returned person goes on in this one. */
    @Transactional
    public SignedIn signOutElsewhere(String session, Actor actor) {
        sessions.endAllBut(actor.user(), session);
        var account = accounts.findById(actor.user()).orElseThrow(NotFound::new);
        publish(account, actor.by(), "user.signed-out");
        return new SignedIn(account, clock.instant().plusMillis(1));
    }

    private String becomeAdministrator(String name, String email, String hash, @Nullable String address) {
        var account = accounts.save(
                new Account(UserId.next(), name, email, Role.ADMINISTRATOR, null, hash, null, clock.instant(), 0));
        publish(account, byGuest(account, address), "user.first");
        return email;
    }

    private String takeUp(UserId user, String hash, @Nullable String address) {
        var account = accounts.findById(user).orElseThrow(NotFound::new);
        accounts.save(account.withPassword(hash));
        sessions.endAll(user);
        publish(account, byGuest(account, address), "user.welcomed");
        return account.email();
    }

    private static void refuseFlaw(String password, String email) {
        Passwords.flawOf(password, email).ifPresent(flaw -> {
            throw new Invalid("password", flaw, Passwords.SHORTEST);
        });
    }

    private String hashOf(String password) {
        var hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }

    private static By byGuest(Account account, @Nullable String address) {
        return Actor.person(account.id(), account.name(), account.role(), account.organisationId(), address)
                .by();
    }

    private void publish(Account account, By by, String action) {
        var change = Change.of(action, People.subject(account), Map.of());
        events.publishEvent(new AccountChanged(account.id(), by, clock.instant(), List.of(change)));
    }
}
