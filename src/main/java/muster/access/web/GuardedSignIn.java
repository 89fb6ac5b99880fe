package muster.access.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import muster.access.Accounts;
import muster.access.Attempt;
import muster.access.Budget;
import muster.access.SignedIn;
import muster.access.Throttle;
import muster.access.TooMany;
import muster.shared.By;
import muster.shared.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * E-mail address and password. Every attempt costs one hash, and every failure reads the same, whether the account
 * exists or not; so nobody learns who has one.
 */
class GuardedSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Throttle throttle;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String nobodysHash;

    GuardedSignIn(Accounts accounts, Throttle throttle, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody's password"));
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var email = Typed.storable(asked.getName()).strip().toLowerCase(Locale.ROOT);
        var address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        var attempt = begin(email.substring(0, Math.min(email.length(), 200)), address);

        var begun = clock.instant();
        var person = accounts.findByEmail(email).map(account -> new SignedIn(account, begun));
        var hash = person.map(SignedIn::getPassword).orElse(nobodysHash);
        boolean right = matches(String.valueOf(asked.getCredentials()), hash, attempt);
        if (!right || person.isEmpty() || !person.get().isEnabled()) {
            throttle.failed(attempt);
            throw new BadCredentialsException("wrong address or password");
        }
        throttle.succeeded(attempt);
        person.get().eraseCredentials();
        return UsernamePasswordAuthenticationToken.authenticated(
                person.get(), null, person.get().getAuthorities());
    }

    /**
     * Five tries are for the account from this address. More are for the account from everywhere, or anybody could
     * lock its person out; and for the address with any account, because a house may stand behind one.
     */
    private Attempt begin(String email, @Nullable String address) {
        var by = new By("SYSTEM", null, "sign-in", null, null, "web", address);
        var from = Budget.addressKey(address);
        try {
            return throttle.begin(
                    by,
                    Budget.of("account-from:" + email + " " + from.substring("address:".length())),
                    new Budget(from, 20, Duration.ofMinutes(1), false),
                    new Budget("account:" + email, 30, Duration.ofMinutes(10), true));
        } catch (TooMany closed) {
            throw new Closed(closed);
        }
    }

    private boolean matches(String password, String hash, Attempt attempt) {
        try {
            return passwords.matches(password, hash);
        } catch (TooMany atOnce) {
            throttle.dropped(attempt);
            throw new Closed(atOnce);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** The door is closed for a while; not even the right password is looked at. */
    static final class Closed extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final TooMany why;

        Closed(TooMany why) {
            super("too many tries", why);
            this.why = why;
        }

        TooMany why() {
            return why;
        }
    }
}
