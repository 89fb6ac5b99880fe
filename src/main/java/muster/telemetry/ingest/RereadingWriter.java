package muster.telemetry.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.telemetry.lessons.Lesson;
import org.springframework.stereotype.Component;

/** Writes what one lesson read in a batch of kept messages; what is there already stays. */
@Component
class RereadingWriter {

    /** What the lesson made of a batch. */
    record Found(List<Value> values, int refused) {

        static Found of(List<Understood> messages, Lesson lesson) {
            var values = messages.stream()
                    .flatMap(message -> message.values().stream())
                    .filter(value -> value.series().mapping().equals(lesson.revision()))
                    .toList();
            var refused = messages.stream()
                    .flatMap(message -> message.rejected().stream())
                    .filter(why -> lesson.path().toString().equals(why.path()))
                    .count();
            return new Found(values, (int) refused);
        }
    }

    /** What was written, to be remembered once it is committed. */
    record Written(int added, int refused, Map<SeriesKey, Integer> numbers, Collection<Row.Hour> hours) {}

    private final SeriesNumbers numbers;
    private final Observations observations;
    private final LatestValues latest;
    private final TouchedHours touched;
    private final Clock clock;

    RereadingWriter(
            SeriesNumbers numbers, Observations observations, LatestValues latest, TouchedHours touched, Clock clock) {
        this.numbers = numbers;
        this.observations = observations;
        this.latest = latest;
        this.touched = touched;
        this.clock = clock;
    }

    Written write(Found found, int raw, Instant now) {
        if (found.values().isEmpty()) {
            return new Written(0, found.refused(), Map.of(), List.of());
        }
        var known = numbers.of(found.values());
        var rows = Observations.distinct(found.values().stream()
                .map(value -> new Row(
                        Objects.requireNonNull(known.get(value.series())),
                        value.at(),
                        value.value(),
                        value.receivedAt()))
                .toList());
        var added = observations.add(rows, raw);
        latest.take(rows, raw);
        return new Written(added, found.refused(), known, touched.note(rows, now));
    }

    void remember(Map<SeriesKey, Integer> written, Collection<Row.Hour> hours) {
        numbers.remember(written);
        touched.remember(hours, clock.instant());
    }
}
