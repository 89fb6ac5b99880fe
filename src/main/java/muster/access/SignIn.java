package muster.access;

import java.time.Clock;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the account that an address names. */
@Service
class SignIn implements UserDetailsService {

    private final Accounts accounts;
    private final Clock clock;

    SignIn(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String email) {
        return accounts.findByEmail(email.strip())
                .map(account -> new SignedIn(account, clock.instant()))
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }
}
