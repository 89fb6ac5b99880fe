package muster.registry;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import muster.access.Actor;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Refused;
import muster.shared.SecretHash;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What devices prove themselves with. Of each kind at most one is alive; a secret is returned once and kept hashed. */
@Service
public class Credentials {

    private final JdbcClient jdbc;
    private final SecretHash hash;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Credentials(JdbcClient jdbc, SecretHash hash, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.events = events;
        this.clock = clock;
    }

    /** The living credential that this password proves, if any. Changes nothing; call it as the system. */
    @Transactional(readOnly = true)
    public Optional<Credential> verify(DeviceId device, byte[] password) {
        var bootstrap = hash.of(Secrets.purposeOf(CredentialKind.BOOTSTRAP), password);
        var operational = hash.of(Secrets.purposeOf(CredentialKind.OPERATIONAL), password);
        return jdbc.sql("""
                select id, kind, issued_at, first_used_at from registry.credential
                where device_id = :device and revoked_at is null
                  and secret_hash = case kind when 'BOOTSTRAP' then :bootstrap else :operational end
                """)
                .param("device", device.value())
                .param("bootstrap", bootstrap)
                .param("operational", operational)
                .query((row, number) -> credentialIn(row, device))
                .optional();
    }

    /** The living credential of a kind, whether anybody has used it or not. */
    @Transactional(readOnly = true)
    public Optional<Credential> alive(DeviceId device, CredentialKind kind) {
        return jdbc.sql("""
                select id, kind, issued_at, first_used_at from registry.credential
                where device_id = :device and kind = :kind and revoked_at is null
                """)
                .param("device", device.value())
                .param("kind", kind.name())
                .query((row, number) -> credentialIn(row, device))
                .optional();
    }

    /** The secret for daily work, in base64url, returned this once; an operational credential before it ends. */
    @Transactional
    public String issueOperational(DeviceId device, Actor actor) {
        return issue(device, CredentialKind.OPERATIONAL, actor);
    }

    /**
     * A new factory secret, returned this once, for a device whose first one was lost. The one before it ends, and so
     * does an operational one that was never used: whoever found the lost secret may have asked for it.
     *
     * @throws Refused when the device works with a credential of its own and has no use for a factory secret
     */
    @Transactional
    public String reissueBootstrap(DeviceId id, Actor actor) {
        var device = lock(id);
        if (operationalInUseSince(id).isPresent()) {
            throw new Refused("registry.secret.in-use");
        }
        end(device, CredentialKind.OPERATIONAL, actor);
        return issue(id, CredentialKind.BOOTSTRAP, actor);
    }

    /**
     * Remembers the first use. The first use of an operational credential ends the factory secret.
     *
     * @return false when the credential has ended since it was verified: then it proves nothing any more
     */
    @Transactional
    public boolean firstUse(Credential credential, Actor actor) {
        if (credential.wasUsed()) {
            return true;
        }
        // the device first, then its credentials, as everywhere here: two ways round would be a deadlock
        var device = lock(credential.device());
        int first = jdbc.sql("""
                update registry.credential set first_used_at = :now
                where device_id = :device and id = :id and first_used_at is null and revoked_at is null
                """)
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("device", credential.device().value())
                .param("id", credential.id())
                .update();
        if (first == 0) {
            return isAlive(device.id(), credential.id());
        }
        events.publishEvent(new CredentialUsed(device, credential.kind(), actor.by(), now()));
        if (credential.kind() == CredentialKind.OPERATIONAL) {
            end(device, CredentialKind.BOOTSTRAP, actor);
        }
        return true;
    }

    /**
     * The factory secret of firmware that cannot ask for another one becomes its operational one, in use from now on.
     * Both would never be alive: the one ends where the other begins.
     *
     * @param password the factory secret, as it was just proved
     * @return empty when the factory secret has ended since it was verified
     */
    @Transactional
    public Optional<Credential> promote(Credential bootstrap, byte[] password, Actor actor) {
        var device = lock(bootstrap.device());
        if (!isAlive(device.id(), bootstrap.id())) {
            return Optional.empty();
        }
        end(device, CredentialKind.BOOTSTRAP, actor);
        end(device, CredentialKind.OPERATIONAL, actor);
        jdbc.sql("""
                insert into registry.credential (device_id, kind, secret_hash, issued_at, first_used_at)
                values (:device, 'OPERATIONAL', :hash, :now, :now)
                """)
                .param("device", device.id().value())
                .param("hash", hash.of(Secrets.purposeOf(CredentialKind.OPERATIONAL), password))
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new CredentialUsed(device, CredentialKind.OPERATIONAL, actor.by(), now()));
        return alive(device.id(), CredentialKind.OPERATIONAL);
    }

    /**
     * A broker that is not ours lets firmware speak that cannot ask for a second credential: an operational one begins,
     * whose secret is that broker's business and nobody's here, and the factory secret ends.
     */
    @Transactional
    public void believe(DeviceId id, Actor actor) {
        lock(id);
        if (alive(id, CredentialKind.OPERATIONAL).isPresent()) {
            return;
        }
        issue(id, CredentialKind.OPERATIONAL, actor);
        firstUse(id, actor);
    }

    /** Whether this very credential of a device has not ended. */
    @Transactional(readOnly = true)
    public boolean isAlive(DeviceId device, UUID credential) {
        return jdbc.sql("""
                select exists (select from registry.credential
                               where device_id = :device and id = :id and revoked_at is null)
                """)
                .param("device", device.value())
                .param("id", credential)
                .query(Boolean.class)
                .single();
    }

    /** How many operational credentials a device was given since a moment. */
    @Transactional(readOnly = true)
    public int issuedSince(DeviceId device, Instant moment) {
        return jdbc.sql("""
                select count(*) from registry.credential
                where device_id = :device and kind = 'OPERATIONAL' and issued_at > :moment
                """)
                .param("device", device.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Keeps the credentials of a device as they are until the transaction ends, for those who decide by them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(DeviceId device) {
        lock(device);
    }

    /** As {@link #firstUse(Credential, Actor)}, of the living operational credential. */
    @Transactional
    public void firstUse(DeviceId device, Actor actor) {
        alive(device, CredentialKind.OPERATIONAL).ifPresent(credential -> firstUse(credential, actor));
    }

    /** Since when the living operational credential is in use; empty when there is none or it never was. */
    @Transactional(readOnly = true)
    public Optional<Instant> operationalInUseSince(DeviceId device) {
        return alive(device, CredentialKind.OPERATIONAL).map(Credential::firstUsedAt);
    }

    /** Back to where the device was when it left the factory: its first secret counts again, the later one ends. */
    @Transactional
    public void backToBootstrap(DeviceId id, Actor actor) {
        var device = lock(id);
        end(device, CredentialKind.OPERATIONAL, actor);
        int revived = jdbc.sql("""
                update registry.credential set revoked_at = null
                where device_id = :device and revoked_at is not null
                  and id = (select id from registry.credential where device_id = :device and kind = 'BOOTSTRAP'
                            order by issued_at desc limit 1)
                """).param("device", id.value()).update();
        if (revived == 1) {
            events.publishEvent(new CredentialRevived(device, CredentialKind.BOOTSTRAP, actor.by(), now()));
        }
    }

    private String issue(DeviceId id, CredentialKind kind, Actor actor) {
        var device = lock(id);
        end(id, kind);
        var secret = Secrets.fresh();
        jdbc.sql("""
                insert into registry.credential (device_id, kind, secret_hash, issued_at)
                values (:device, :kind, :hash, :now)
                """)
                .param("device", id.value())
                .param("kind", kind.name())
                .param("hash", hash.of(Secrets.purposeOf(kind), secret.getBytes(StandardCharsets.US_ASCII)))
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new CredentialIssued(device, kind, actor.by(), now()));
        return secret;
    }

    private void end(Device device, CredentialKind kind, Actor actor) {
        if (end(device.id(), kind) == 1) {
            events.publishEvent(new CredentialRevoked(device, kind, actor.by(), now()));
        }
    }

    private int end(DeviceId device, CredentialKind kind) {
        return jdbc.sql("""
                update registry.credential set revoked_at = :now
                where device_id = :device and kind = :kind and revoked_at is null
                """)
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("device", device.value())
                .param("kind", kind.name())
                .update();
    }

    /** Two requests of one device come one after the other, so that the second ends what the first was given. */
    private Device lock(DeviceId device) {
        return jdbc.sql("select * from registry.device where id = :device for no key update")
                .param("device", device.value())
                .query((row, number) -> DeviceRow.read(row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static Credential credentialIn(ResultSet row, DeviceId device) throws SQLException {
        var used = row.getObject("first_used_at", OffsetDateTime.class);
        return new Credential(
                row.getObject("id", UUID.class),
                device,
                CredentialKind.valueOf(row.getString("kind")),
                row.getTimestamp("issued_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    private Instant now() {
        return clock.instant();
    }
}
