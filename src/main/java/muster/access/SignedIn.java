package muster.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person of a session. Its username is the account's id, so that sessions are found by account. */
public final class SignedIn implements UserDetails, CredentialsContainer, Serializable {

    private static final long serialVersionUID = 1L;

    private final UUID user;
    private final String name;
    private final Role role;
    private final @Nullable UUID organisation;
    private final boolean enabled;
    private final Instant since;
    private @Nullable String hash;

    /** A person whose sign-in began at that moment. */
    public SignedIn(Account account, Instant since) {
        this.since = since;
        this.user = account.id().value();
        this.name = account.name();
        this.role = account.role();
        this.organisation = account.organisationId() == null
                ? null
                : account.organisationId().value();
        this.enabled = account.isEnabled();
        this.hash = account.passwordHash();
    }

    public UserId user() {
        return new UserId(user);
    }

    public Instant since() {
        return since;
    }

    public Role role() {
        return role;
    }

    @Nullable
    UUID organisation() {
        return organisation;
    }

    public Actor actor(@Nullable String address) {
        var belongsTo = organisation == null ? null : new OrganisationId(organisation);
        return Actor.person(new UserId(user), name, role, belongsTo, address);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Override
    public @Nullable String getPassword() {
        return hash;
    }

    @Override
    public String getUsername() {
        return user.toString();
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        hash = null;
    }
}
