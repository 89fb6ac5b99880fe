package muster.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import muster.shared.UserId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers who was signed in with a session, whatever has become of it; never the session itself. */
@Service
public class FormerSessions {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MONTH = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    FormerSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Forgets what is older than a month. */
    @Configuration(proxyBeanMethods = false)
    static class Forgetting {

        @Bean
        RecurringTask<Void> forgetFormerSessions(FormerSessions sessions) {
            return Tasks.recurring("access.former-sessions", FixedDelay.ofHours(1))
                    .execute((task, context) -> sessions.forget());
        }
    }

    @Transactional
    public void remember(String session, UserId user) {
        jdbc.sql("""
                insert into access.former_session (id_hash, account_id, signed_in_at) values (:hash, :user, :now)
                on conflict do nothing
                """)
                .param("hash", hash(session))
                .param("user", user.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whose the session was within the last month. */
    @Transactional(readOnly = true)
    public Optional<UserId> personOf(String session) {
        return jdbc.sql("select account_id from access.former_session where id_hash = :hash and account_id is not null")
                .param("hash", hash(session))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Was somebody signed in with it within the last day? */
    @Transactional(readOnly = true)
    public boolean knows(String session) {
        return jdbc.sql(
                        "select exists (select from access.former_session where id_hash = :hash and signed_in_at > :since)")
                .param("hash", hash(session))
                .param("since", clock.instant().minus(A_DAY).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void forget() {
        jdbc.sql("delete from access.former_session where signed_in_at <= :since")
                .param("since", clock.instant().minus(A_MONTH).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] hash(String session) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
