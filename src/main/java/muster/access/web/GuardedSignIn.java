package muster.access.web;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import muster.access.Accounts;
import muster.access.SignedIn;
import muster.access.Throttle;
import muster.access.TooMany;
import muster.shared.By;
import muster.shared.Typed;
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
    public Authentication authenticate(Authentication attempt) {
        var email = Typed.storable(attempt.getName()).strip().toLowerCase(Locale.ROOT);
        var address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        var byAccount = "account:" + email.substring(0, Math.min(email.length(), 200));
        var byAddress = Throttle.addressKey(address);
        check(byAccount);
        check(byAddress);

        var begun = clock.instant();
        var person = accounts.findByEmail(email).map(account -> new SignedIn(account, begun));
        var hash = person.map(SignedIn::getPassword).orElse(nobodysHash);
        boolean right = passwords.matches(String.valueOf(attempt.getCredentials()), hash);
        if (!right || person.isEmpty() || !person.get().isEnabled()) {
            var by = new By("SYSTEM", null, "sign-in", null, null, "web", address);
            throttle.failed(byAccount, by);
            throttle.failed(byAddress, by);
            throw new BadCredentialsException("wrong address or password");
        }
        throttle.succeeded(byAccount);
        person.get().eraseCredentials();
        return UsernamePasswordAuthenticationToken.authenticated(
                person.get(), null, person.get().getAuthorities());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private void check(String key) {
        try {
            throttle.check(key);
        } catch (TooMany closed) {
            throw new Closed(closed);
        }
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
