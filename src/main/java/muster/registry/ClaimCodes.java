package muster.registry;

import java.time.Clock;
import muster.access.Actor;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.SecretHash;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** New claim codes for devices whose label was lost. */
@Service
public class ClaimCodes {

    private final JdbcClient jdbc;
    private final SecretHash hash;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClaimCodes(JdbcClient jdbc, SecretHash hash, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.events = events;
        this.clock = clock;
    }

    /** The new code, returned this once; the label printed before opens nothing any more. */
    @Transactional
    public ClaimCode reissue(DeviceId device, Actor actor) {
        var code = ClaimCode.fresh();
        var changed = jdbc.sql("""
                update registry.device set claim_hash = :hash, version = version + 1 where id = :device returning *
                """)
                .param("hash", code.hash(hash))
                .param("device", device.value())
                .query((row, number) -> DeviceRow.read(row))
                .optional()
                .orElseThrow(NotFound::new);
        events.publishEvent(new ClaimCodeIssued(changed, actor.by(), clock.instant()));
        return code;
    }
}
