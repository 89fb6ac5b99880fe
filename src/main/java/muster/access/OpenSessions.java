package muster.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import muster.shared.LiveChannels;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The open sessions of people, and how they end. */
@Service
public class OpenSessions {

    /** When the person of a session signed in: {@link Instant}. */
    public static final String SINCE = "muster.signed-in-at";

    /** What the browser said it is. */
    public static final String BROWSER = "muster.browser";

    /** Where the person signed in from. */
    public static final String ADDRESS = "muster.address";

    private static final Duration LONGEST = Duration.ofHours(12);

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final LiveChannels channels;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpenSessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            LiveChannels channels,
            JdbcClient jdbc,
            Clock clock) {
        this.repository = repository;
        this.channels = channels;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One open session of a person. */
    public record OpenSession(
            String id,
            Instant since,
            Instant lastUsed,
            @Nullable String browser,
            @Nullable String address) {}

    /** The open sessions of a person, last used first. */
    public List<OpenSession> of(UserId user) {
        return repository.findByPrincipalName(user.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(OpenSessions::open)
                .sorted(Comparator.comparing(OpenSession::lastUsed).reversed())
                .toList();
    }

    /**
     * Ends every session of a person. From the commit on none is accepted, not even one whose sign-in was under way
     * at that moment: it began before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(UserId user) {
        endAllBut(user, null);
    }

    /** Ends every session of a person but one, which has to be {@linkplain SignedIn#since() renewed} after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllBut(UserId user, @Nullable String mine) {
        jdbc.sql("update access.account set signed_out_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", user.value())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                repository.findByPrincipalName(user.toString()).keySet().stream()
                        .filter(session -> !session.equals(mine))
                        .forEach(repository::deleteById);
                channels.drop(user);
            }
        });
    }

    /** Whether a person who signed in then, as that, is still to be let in. */
    @Transactional(readOnly = true)
    public boolean isAlive(SignedIn person) {
        if (person.since().plus(LONGEST).isBefore(clock.instant())) {
            return false;
        }
        return jdbc.sql("""
                select exists (select from access.account
                               where id = :id and disabled_at is null and password_hash is not null
                                 and role = :role and organisation_id is not distinct from :organisation::uuid
                                 and (signed_out_at is null or signed_out_at < :since))
                """)
                .param("id", person.user().value())
                .param("role", person.role().name())
                .param("organisation", person.organisation())
                .param("since", person.since().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private static OpenSession open(Session session) {
        Instant since = session.getAttributeOrDefault(SINCE, session.getCreationTime());
        return new OpenSession(
                session.getId(),
                since,
                session.getLastAccessedTime(),
                session.getAttribute(BROWSER),
                session.getAttribute(ADDRESS));
    }
}
