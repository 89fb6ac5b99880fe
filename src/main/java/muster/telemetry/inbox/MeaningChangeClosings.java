package muster.telemetry.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import muster.access.Actor;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.Outdated;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes what new firmware changed, with a note of what came of it; the time of the closing is its version. */
@Service
public class MeaningChangeClosings {

    private final MeaningChangeList list;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeaningChangeClosings(MeaningChangeList list, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.list = list;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Looked at and understood: for every device that made the same step.
     *
     * @param seen when it was closed, as the person saw it; null while it was open
     * @throws Outdated when somebody else closed it meanwhile, or wrote another note
     */
    @Transactional
    public void close(DeviceId device, Instant changedAt, String note, @Nullable Instant seen, Actor actor) {
        var now = clock.instant();
        var step = list.find(device, changedAt);
        int closed = jdbc.sql("""
                update telemetry.meaning_change set closed_at = :now, closed_by = :by, note = :note
                where model = :model and firmware_before = :before and firmware_after = :after
                    and closed_at is not distinct from :seen::timestamptz
                """)
                .param("now", utc(now))
                .param("by", actor.name())
                .param("note", note)
                .param("model", step.model())
                .param("before", step.before())
                .param("after", step.after())
                .param("seen", seen == null ? null : utc(seen))
                .update();
        if (closed == 0) {
            throw new Outdated();
        }
        var change = Change.of(
                "field.meaning-closed",
                Subject.of("device", device, step.serial()),
                Map.of("firmware", step.before() + " → " + step.after()));
        events.publishEvent(new MeaningChangeClosed(actor.by(), now, List.of(change.because(note))));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
