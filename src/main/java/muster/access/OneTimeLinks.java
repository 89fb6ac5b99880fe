package muster.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that let a person in once, to choose a password. The token has 256 random bits, so a plain SHA-256 of it
 * tells a reader of the database nothing.
 */
@Service
class OneTimeLinks {

    private static final Duration FIRST_ADMINISTRATOR = Duration.ofHours(24);
    private static final Duration INVITATION = Duration.ofDays(7);

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String publicAddress;

    OneTimeLinks(JdbcClient jdbc, Clock clock, @Value("${muster.public-address}") String publicAddress) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.publicAddress = publicAddress.replaceAll("/+$", "");
    }

    /** Whom a link is for; nobody's is the first administrator's. */
    record Link(@Nullable UserId account) {}

    /** Makes a link and voids the earlier ones for the same person; what it returns is never stored. */
    @Transactional(propagation = Propagation.MANDATORY)
    String issue(@Nullable UserId account) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from access.one_time_link where account_id is not distinct from :account::uuid")
                .param("account", account == null ? null : account.value())
                .update();
        jdbc.sql("""
                insert into access.one_time_link (token_hash, account_id, created_at, expires_at)
                values (:hash, :account::uuid, :now, :expires)
                """)
                .param("hash", hash(token))
                .param("account", account == null ? null : account.value())
                .param("now", now)
                .param("expires", now.plus(account == null ? FIRST_ADMINISTRATOR : INVITATION))
                .update();
        return with(token);
    }

    String with(String token) {
        return publicAddress + "/welcome/" + token;
    }

    /** Looks without using it up. */
    @Transactional(readOnly = true)
    Optional<Link> find(String token) {
        return ask("""
                select account_id from access.one_time_link
                where token_hash = :hash and used_at is null and expires_at > :now
                """, token);
    }

    /** Uses it up; of two at the same moment only one gets it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Link> use(String token) {
        return ask("""
                update access.one_time_link set used_at = :now
                where token_hash = :hash and used_at is null and expires_at > :now
                returning account_id
                """, token);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(UserId account) {
        jdbc.sql("delete from access.one_time_link where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private Optional<Link> ask(String sql, String token) {
        return jdbc.sql(sql)
                .param("hash", hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    var account = row.getObject("account_id", UUID.class);
                    return new Link(account == null ? null : new UserId(account));
                })
                .optional();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
