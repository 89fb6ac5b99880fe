package muster.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Secrets on their one way out: sealed under a key that only the browser of the person holds, gone after a day. */
@Service
public class Handovers {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Batches batches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Batches batches, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.events = events;
        this.clock = clock;
    }

    String seal(Batch batch, List<DeviceSecrets> devices) {
        var key = Sealed.freshKey();
        jdbc.sql("""
                insert into registry.handover (batch_id, sealed, created_at, expires_at)
                values (:batch, :sealed, :now, :expires)
                """)
                .param("batch", batch.id().value())
                .param("sealed", Sealed.seal(textOf(devices), key, batch.id().toString()))
                .param("now", batch.createdAt().atOffset(ZoneOffset.UTC))
                .param("expires", batch.createdAt().plus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        return key;
    }

    /** What is still to be taken, for whoever holds the key; nothing when it is gone or the key does not fit. */
    @Transactional(readOnly = true)
    public Optional<HandoverState> stateOf(Batch batch, @Nullable String key) {
        return find(batch.id(), key).map(box -> box.state(batch));
    }

    /** All secrets of the batch for the factory file, in the order registered; once. */
    @Transactional
    public List<DeviceSecrets> takeFile(Batch batch, @Nullable String key, Actor actor) {
        var box = open(batch, key);
        if (box.fileAt() != null) {
            throw new Refused("registry.handover.file-taken");
        }
        jdbc.sql("update registry.handover set file_at = :now where batch_id = :batch")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("batch", batch.id().value())
                .update();
        dropWhenTaken(batch);
        events.publishEvent(HandoverTaken.file(batch, actor.by(), clock.instant()));
        return box.devices();
    }

    /** The secrets for one part of the labels, counted from 1; each part once. */
    @Transactional
    public List<DeviceSecrets> takeLabels(Batch batch, int part, @Nullable String key, Actor actor) {
        var box = open(batch, key);
        var wanted = box.state(batch).parts().stream()
                .filter(one -> one.number() == part)
                .findFirst()
                .orElseThrow(NotFound::new);
        if (wanted.taken()) {
            throw new Refused("registry.handover.labels-taken");
        }
        jdbc.sql("update registry.handover set parts_taken = parts_taken || :part where batch_id = :batch")
                .param("part", part)
                .param("batch", batch.id().value())
                .update();
        dropWhenTaken(batch);
        events.publishEvent(HandoverTaken.labels(batch, wanted, actor.by(), clock.instant()));
        return box.devices().subList(wanted.from() - 1, wanted.to());
    }

    /** File and labels at once, for whoever makes devices in this house; nothing is left behind. */
    @Transactional
    public List<DeviceSecrets> takeAll(Handover handover) {
        var box = open(handover.batch(), handover.key());
        jdbc.sql("delete from registry.handover where batch_id = :batch")
                .param("batch", handover.batch().id().value())
                .update();
        var by = ActorContext.current().orElseThrow().by();
        events.publishEvent(HandoverTaken.everything(handover.batch(), by, clock.instant()));
        return box.devices();
    }

    /** What nobody took within a day is gone. Returns how many batches that were. */
    @Transactional
    public int dropExpired() {
        var now = clock.instant();
        var gone = jdbc.sql("delete from registry.handover where expires_at <= :now returning batch_id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new BatchId(row.getObject("batch_id", UUID.class)))
                .list();
        var by = ActorContext.current().orElseThrow().by();
        batches.findAllById(gone).forEach(batch -> events.publishEvent(HandoverTaken.byNobody(batch, by, now)));
        return gone.size();
    }

    private Box open(Batch batch, @Nullable String key) {
        jdbc.sql("select batch_id from registry.handover where batch_id = :batch for update")
                .param("batch", batch.id().value())
                .query(UUID.class)
                .list();
        return find(batch.id(), key).orElseThrow(() -> new Refused("registry.handover.gone"));
    }

    private void dropWhenTaken(Batch batch) {
        jdbc.sql("""
                delete from registry.handover
                where batch_id = :batch and file_at is not null and cardinality(parts_taken) >= :parts
                """)
                .param("batch", batch.id().value())
                .param("parts", HandoverState.partsOf(batch))
                .update();
    }

    private Optional<Box> find(BatchId batch, @Nullable String key) {
        return jdbc.sql("select * from registry.handover where batch_id = :batch and expires_at > :now")
                .param("batch", batch.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> boxIn(row, key, batch))
                .optional()
                .flatMap(box -> box);
    }

    private static Optional<Box> boxIn(ResultSet row, @Nullable String key, BatchId batch) throws SQLException {
        var fileAt = row.getTimestamp("file_at");
        var expires = row.getTimestamp("expires_at").toInstant();
        var parts = List.of((Integer[]) row.getArray("parts_taken").getArray());
        return Sealed.open(row.getBytes("sealed"), key, batch.toString())
                .map(text -> new Box(devicesIn(text), fileAt == null ? null : fileAt.toInstant(), parts, expires));
    }

    /** An opened handover. */
    private record Box(
            List<DeviceSecrets> devices, @Nullable Instant fileAt, List<Integer> partsTaken, Instant expiresAt) {

        HandoverState state(Batch batch) {
            return HandoverState.of(batch, fileAt, partsTaken, expiresAt);
        }
    }

    private static String textOf(List<DeviceSecrets> devices) {
        return devices.stream()
                .map(device -> String.join(
                        "\t",
                        device.device().toString(),
                        device.serial(),
                        device.bootstrap(),
                        device.claimCode().text()))
                .collect(Collectors.joining("\n"));
    }

    private static List<DeviceSecrets> devicesIn(String text) {
        return text.lines()
                .map(line -> line.split("\t", -1))
                .map(part -> new DeviceSecrets(DeviceId.of(part[0]), part[1], part[2], new ClaimCode(part[3])))
                .toList();
    }
}
