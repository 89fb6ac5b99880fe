package muster.telemetry.ingest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what became of a batch: one raw row, the observations, the newest values, what was not believed. */
@Component
class BatchWriter {

    /**
     * What was written, and what may be remembered of it once it is committed.
     *
     * @param values observations, without those that were there already
     */
    record Taken(
            int messages,
            int values,
            int rejected,
            Map<SeriesKey, Integer> numbers,
            Collection<Row.Hour> hours,
            UnknownFields.Noted unknown) {

        static final Taken NOTHING = new Taken(0, 0, 0, Map.of(), List.of(), UnknownFields.Noted.NOTHING);
    }

    private final JdbcTemplate jdbc;
    private final SeriesNumbers numbers;
    private final Observations observations;
    private final LatestValues latest;
    private final TouchedHours touched;
    private final Quarantine quarantine;
    private final UnknownFields unknown;

    BatchWriter(
            JdbcTemplate jdbc,
            SeriesNumbers numbers,
            Observations observations,
            LatestValues latest,
            TouchedHours touched,
            Quarantine quarantine,
            UnknownFields unknown) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.observations = observations;
        this.latest = latest;
        this.touched = touched;
        this.quarantine = quarantine;
        this.unknown = unknown;
    }

    Taken write(List<Understood> messages, Instant now) {
        var raw = keepRaw(messages.stream().map(Understood::message).toList());
        var values =
                messages.stream().flatMap(message -> message.values().stream()).toList();
        var known = numbers.of(values);
        var rows = Observations.distinct(values.stream()
                .map(value -> new Row(
                        Objects.requireNonNull(known.get(value.series())),
                        value.at(),
                        value.value(),
                        value.receivedAt()))
                .toList());
        var stored = 0;
        Collection<Row.Hour> hours = List.of();
        if (!rows.isEmpty()) {
            stored = observations.add(rows, raw);
            latest.take(rows, raw);
            hours = touched.note(rows, now);
        }
        quarantine.add(messages, raw);
        var rejected =
                messages.stream().mapToInt(message -> message.rejected().size()).sum();
        var noted = unknown.note(messages, raw, now);
        return new Taken(messages.size(), stored, rejected, known, hours, noted);
    }

    void remember(Taken taken, Instant now) {
        numbers.remember(taken.numbers());
        touched.remember(taken.hours(), now);
        unknown.remember(taken.unknown(), now);
    }

    /** The number of the row that now holds the messages. */
    private int keepRaw(List<Arrived> messages) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into telemetry.raw (id, received_at, messages, marks, body)
                values (nextval('telemetry.raw_number'), timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?, ?)
                returning id
                """,
                Integer.class,
                Columns.micros(messages.getLast().receivedAt()),
                messages.size(),
                RawMessages.marks(messages),
                RawMessages.pack(messages)));
    }
}
