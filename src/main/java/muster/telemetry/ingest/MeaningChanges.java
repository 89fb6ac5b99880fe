package muster.telemetry.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.catalog.QuantityKind;
import muster.shared.DeviceId;
import muster.telemetry.meaning.Difference;
import muster.telemetry.meaning.Shape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what devices say before and after their firmware changed, once for each change. It looks at kept messages
 * afterwards, so that taking messages in costs nothing more.
 */
@Service
public class MeaningChanges {

    private static final int AT_ONCE = 100;

    /** A device that says little is compared by what it said until then. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int WANTED = 5;

    /** How far a look came. */
    private record Mark(Instant changedAt, DeviceId device) {}

    private static final Mark START = new Mark(Instant.EPOCH, new DeviceId(new UUID(0, 0)));

    private final JdbcClient jdbc;
    private final MessagesAround messages;
    private final DeviceModels models;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    MeaningChanges(
            JdbcClient jdbc,
            MessagesAround messages,
            DeviceModels models,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.models = models;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Compares all that have said enough since; those that have not hold up nobody. */
    public void look() {
        var after = START;
        while (true) {
            var mark = after;
            var due = Objects.requireNonNull(transaction.execute(status -> due(mark)));
            for (var change : due) {
                transaction.executeWithoutResult(status -> compare(change));
            }
            if (due.size() < AT_ONCE) {
                return;
            }
            after = new Mark(due.getLast().changedAt(), due.getLast().device());
        }
    }

    private List<ChangedDevice> due(Mark after) {
        return jdbc.sql("""
                select r.device_id, d.model, r.firmware_before, r.firmware, r.firmware_since
                from registry.self_report r join registry.device d on d.id = r.device_id
                where r.firmware_before is not null and r.firmware is not null and r.firmware <> r.firmware_before
                  and r.firmware_since > :now - interval '7 days'
                  and (exists (select from telemetry.series s join telemetry.latest l on l.series_id = s.id
                               where s.device_id = r.device_id and l.received_at >= r.firmware_since)
                       or exists (select from telemetry.rejected q
                                  where q.device_id = r.device_id and q.at >= r.firmware_since))
                  and not exists (select from telemetry.meaning_change m
                                  where m.device_id = r.device_id and m.changed_at = r.firmware_since)
                  -- who said too little yet is not worth opening messages for
                  and (r.firmware_since <= :patient or :wanted <= (
                       select count(*) from (
                           select o.at from telemetry.series s
                           -- one look at the index for each series, however large the table is
                           cross join lateral (
                               select at from telemetry.observed
                               where series_id = s.id and at >= r.firmware_since offset 0) o
                           where s.device_id = r.device_id
                           union
                           select q.at from telemetry.rejected q
                           where q.device_id = r.device_id and q.at >= r.firmware_since) said))
                  and (r.firmware_since, r.device_id) > (:since, :device)
                order by r.firmware_since, r.device_id limit :most
                """)
                .param("patient", now().minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .param("wanted", WANTED)
                .param("since", after.changedAt().atOffset(ZoneOffset.UTC))
                .param("device", after.device().value())
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, number) -> new ChangedDevice(
                        new DeviceId(row.getObject("device_id", UUID.class)),
                        row.getString("model"),
                        row.getString("firmware_before"),
                        row.getString("firmware"),
                        row.getTimestamp("firmware_since").toInstant()))
                .list();
    }

    private void compare(ChangedDevice change) {
        var found = messages.of(change);
        var isPatient = change.changedAt().plus(PATIENCE).isAfter(now());
        if (found.after().isEmpty() || (found.after().size() < WANTED && isPatient)) {
            return;
        }
        var before = Shape.of(MessagesAround.Found.payloads(found.before()));
        var after = Shape.of(MessagesAround.Found.payloads(found.after()));
        keep(change, found, before.differences(after, counters(change)));
    }

    private Set<String> counters(ChangedDevice change) {
        return models.find(ModelKey.of(change.model())).stream()
                .flatMap(model -> model.mappings().stream())
                .flatMap(mapping -> mapping.sources().stream())
                .filter(source -> source.quantity().kind() == QuantityKind.COUNTER)
                .map(source -> source.from().toString())
                .collect(Collectors.toSet());
    }

    private void keep(ChangedDevice change, MessagesAround.Found found, List<Difference> differences) {
        jdbc.sql("""
                insert into telemetry.meaning_change
                    (device_id, changed_at, model, firmware_before, firmware_after, differences, message_before,
                     message_after, noticed_at)
                values (:device, :at, :model, :before, :after, :differences::jsonb, :was, :is, :now)
                on conflict do nothing
                """)
                .param("device", change.device().value())
                .param("at", change.changedAt().atOffset(ZoneOffset.UTC))
                .param("model", change.model())
                .param("before", change.before())
                .param("after", change.after())
                .param("differences", json.writeValueAsString(differences))
                .param(
                        "was",
                        MessagesAround.Found.text(
                                found.before().isEmpty() ? null : found.before().getLast()))
                .param("is", MessagesAround.Found.text(found.after().getLast()))
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant now() {
        return clock.instant();
    }
}
