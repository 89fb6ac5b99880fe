package muster.telemetry.ingest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import muster.catalog.Reading;
import muster.catalog.UnknownField;
import muster.shared.DeviceId;
import muster.shared.OneLine;
import org.jspecify.annotations.Nullable;

/** What messages said in one unknown field, gathered until it is written. Belongs to one thread. */
final class Sightings {

    /** A value that was said: by whom, and in which batch of raw messages. */
    record Sample(String value, String device, int raw) {}

    static final int LONGEST = 300;
    private static final int MOST_SAMPLES = 5;
    private static final int MOST_SIBLINGS = 20;

    final Map<DeviceId, Instant> devices = new LinkedHashMap<>();
    final Set<String> sorts = new LinkedHashSet<>();
    final Map<String, Sample> samples = new LinkedHashMap<>();
    final Set<String> siblings = new LinkedHashSet<>();
    long times;
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;

    @Nullable
    Double lowest;

    @Nullable
    Double highest;

    void add(Understood message, Understood.Heard heard, UnknownField field, int raw) {
        var device = message.message().device();
        var at = message.message().receivedAt();
        times++;
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
        sorts.add(field.sort());
        devices.putIfAbsent(device, at);
        if (samples.size() < MOST_SAMPLES) {
            var value = OneLine.of(field.value().raw(), 120);
            samples.putIfAbsent(value, new Sample(value, device.toString(), raw));
        }
        widen(field.number());
        if (siblings.isEmpty()) {
            besides(field, heard);
        }
    }

    private void widen(OptionalDouble number) {
        if (number.isPresent()) {
            var value = number.getAsDouble();
            lowest = lowest == null ? value : Math.min(lowest, value);
            highest = highest == null ? value : Math.max(highest, value);
        }
    }

    /** The fields that stand beside it, known or not. */
    private void besides(UnknownField field, Understood.Heard heard) {
        var place = parent(field.path());
        heard.readings().accepted().stream().map(Reading::path).forEach(path -> beside(path, place));
        heard.readings().fields().stream()
                .filter(other -> !other.equals(field))
                .forEach(other -> beside(other.path(), place));
    }

    private void beside(String path, String place) {
        if (siblings.size() < MOST_SIBLINGS && parent(path).equals(place)) {
            siblings.add(OneLine.of(path.substring(place.isEmpty() ? 0 : place.length() + 1), LONGEST));
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    void add(Sightings earlier) {
        times += earlier.times;
        first = earlier.first.isBefore(first) ? earlier.first : first;
        last = earlier.last.isAfter(last) ? earlier.last : last;
        sorts.addAll(earlier.sorts);
        earlier.samples.values().stream()
                .limit(Math.max(0, MOST_SAMPLES - samples.size()))
                .forEach(sample -> samples.putIfAbsent(sample.value(), sample));
        List.of(edge(earlier.lowest), edge(earlier.highest)).forEach(this::widen);
    }

    private static OptionalDouble edge(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
