package muster.telemetry.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import muster.catalog.DeviceModels;
import muster.catalog.Mapping;
import muster.catalog.ModelKey;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.telemetry.Origin;
import muster.telemetry.Origins;
import muster.telemetry.lessons.LessonBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the message that a value was read from among those that are kept. */
@Component
class KeptOrigins implements Origins {

    private final JdbcClient jdbc;
    private final DeviceModels models;
    private final Profiles profiles;
    private final Again again;
    private final LessonBook lessons;

    KeptOrigins(JdbcClient jdbc, DeviceModels models, Profiles profiles, Again again, LessonBook lessons) {
        this.jdbc = jdbc;
        this.models = models;
        this.profiles = profiles;
        this.again = again;
        this.lessons = lessons;
    }

    private record Batch(Origin origin, String model, int raw) {}

    @Override
    @Transactional(readOnly = true)
    public Origin of(DeviceId device, int series, Instant at) {
        var batch = find(device, series, at).orElseThrow(NotFound::new);
        var origin = batch.origin();
        var messages = messages(batch, at).stream()
                .filter(message -> message.device().equals(device))
                .toList();
        return new Origin(
                device,
                origin.channel(),
                origin.quantity(),
                origin.unit(),
                origin.mapping(),
                at,
                origin.value(),
                narrow(messages, batch).stream()
                        .map(message -> new Origin.Message(message.receivedAt(), message.payload()))
                        .toList());
    }

    private Optional<Batch> find(DeviceId device, int series, Instant at) {
        return jdbc.sql("""
                select s.channel, s.quantity, s.unit, s.mapping, d.model, o.value, o.raw_id
                from telemetry.series s join registry.device d on d.id = s.device_id
                join telemetry.observed o on o.series_id = s.id
                where s.id = :series and s.device_id = :device and o.series_id = :series and o.at = :at
                """)
                .param("series", series)
                .param("device", device.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Batch(
                        new Origin(
                                device,
                                row.getString("channel"),
                                row.getString("quantity"),
                                row.getString("unit"),
                                row.getString("mapping"),
                                at,
                                row.getDouble("value"),
                                List.of()),
                        row.getString("model"),
                        row.getInt("raw_id")))
                .optional();
    }

    /** Numbers of batches are given again some day, so the time of receipt has to fit as well. */
    private List<RawMessage> messages(Batch batch, Instant at) {
        return jdbc.sql("""
                select body from telemetry.raw
                where id = :raw and received_at >= :first and received_at < :last order by received_at limit 1
                """)
                .param("raw", batch.raw())
                .param("first", at.minus(SampleTime.AHEAD.multipliedBy(2)).atOffset(ZoneOffset.UTC))
                .param("last", at.plus(SampleTime.LATE.plusDays(1)).atOffset(ZoneOffset.UTC))
                .query((row, number) -> RawMessages.unpack(row.getBytes("body")))
                .optional()
                .orElse(List.of());
    }

    /**
     * A device may have several messages in one batch: the one said it in which the value is read, by the packs and the
     * lessons of now, or else the one whose sample time it is.
     */
    private List<RawMessage> narrow(List<RawMessage> messages, Batch batch) {
        if (messages.size() <= 1) {
            return messages;
        }
        var device = batch.origin().device();
        var known = profiles.of(List.of(device));
        var held = lessons.seen();
        var read = messages.stream()
                .filter(message -> known.containsKey(device)
                        && again.read(message, known, held).values().stream()
                                .anyMatch(value -> isIt(value, batch.origin())))
                .limit(1)
                .toList();
        return read.isEmpty() ? byTime(messages, batch) : read;
    }

    private static boolean isIt(Value value, Origin origin) {
        var series = value.series();
        return value.at().equals(origin.at())
                && series.quantity().equals(origin.quantity())
                && series.channel().equals(origin.channel())
                && series.mapping().equals(origin.mapping());
    }

    private List<RawMessage> byTime(List<RawMessage> messages, Batch batch) {
        var at = batch.origin().at();
        var mapping = mapping(batch);
        var said = messages.stream()
                .filter(message -> message.receivedAt().equals(at)
                        || mapping.map(known -> isOf(message, known, at)).orElse(false))
                .limit(1)
                .toList();
        return said.isEmpty() ? messages : said;
    }

    private static boolean isOf(RawMessage message, Mapping mapping, Instant at) {
        var readings = mapping.read(message.payload());
        return SampleTime.of(readings.imprint(), message.receivedAt()).at().equals(at);
    }

    private Optional<Mapping> mapping(Batch batch) {
        return models.find(ModelKey.of(batch.model())).stream()
                .flatMap(model -> model.mappings().stream())
                .filter(mapping -> mapping.revision().equals(batch.origin().mapping()))
                .findFirst();
    }
}
