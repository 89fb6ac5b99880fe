package muster.telemetry.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.catalog.Source;
import muster.shared.DeviceId;
import muster.telemetry.lessons.Lesson;
import muster.telemetry.lessons.LessonBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what a lesson would make of the messages that are kept, the newest first. Changes nothing. */
@Service
public class DryRun {

    /** So many messages are looked at, of whatever device. */
    public static final int MOST = 100_000;

    private static final int BATCHES_AT_ONCE = 50;

    /**
     * What was found.
     *
     * @param messages of the model, that were looked at
     * @param since the oldest of all messages that were looked at; null when none is kept
     * @param complete false when older ones are kept that were not looked at
     */
    public record Found(
            List<Line> lines, int messages, @Nullable Instant since, boolean complete) {

        public int appear() {
            return lines.stream().mapToInt(Line::appear).sum();
        }

        public int move() {
            return lines.stream().mapToInt(Line::move).sum();
        }
    }

    /**
     * What would become of one device at one position.
     *
     * @param move values that are read now and would be others
     * @param was the newest value of those as it is read now
     * @param refused how many would not be believed, by reason
     */
    public record Line(
            DeviceId device,
            @Nullable UUID position,
            int appear,
            int move,
            int vanish,
            double lowest,
            double highest,
            @Nullable Double last,
            @Nullable Instant lastAt,
            @Nullable Double was,
            @Nullable String wasUnit,
            Map<String, Integer> refused) {}

    private record Spot(DeviceId device, @Nullable UUID position) {}

    private final RawHistory history;
    private final Again again;
    private final LessonBook lessons;

    DryRun(RawHistory history, Again again, LessonBook lessons) {
        this.history = history;
        this.again = again;
        this.lessons = lessons;
    }

    @Transactional(readOnly = true)
    public Found of(Lesson candidate) {
        var now = lessons.seen();
        var then = now.with(candidate);
        var spots = new LinkedHashMap<Spot, DryRunCount>();
        int looked = 0;
        int messages = 0;
        var mark = "infinity";
        int id = 0;
        @Nullable Instant since = null;
        while (looked < MOST) {
            var batches = history.before(mark, id, BATCHES_AT_ONCE);
            for (var batch : batches) {
                var kept = batch.messages();
                looked += kept.size();
                since = kept.getFirst().receivedAt();
                var devices = again.devices(kept, candidate.model());
                for (var message : kept.reversed()) {
                    if (devices.containsKey(message.device())) {
                        messages++;
                        count(spots, again.read(message, devices, now), again.read(message, devices, then), candidate);
                    }
                }
            }
            if (batches.size() < BATCHES_AT_ONCE) {
                return new Found(lines(spots), messages, since, true);
            }
            mark = batches.getLast().mark();
            id = batches.getLast().id();
        }
        return new Found(lines(spots), messages, since, false);
    }

    private static void count(Map<Spot, DryRunCount> spots, Understood before, Understood after, Lesson candidate) {
        var path = candidate.path();
        var old = before.values().stream()
                .filter(value -> isAt(value.source(), path.toString()))
                .findFirst()
                .orElse(null);
        var fresh = after.values().stream()
                .filter(value -> value.series().mapping().equals(candidate.revision()))
                .findFirst()
                .orElse(null);
        var refused = after.rejected().stream()
                .filter(why -> path.toString().equals(why.path()))
                .findFirst();
        if (old != null || fresh != null || refused.isPresent()) {
            var known = fresh == null ? old : fresh;
            var spot = new Spot(
                    after.message().device(),
                    known == null ? null : known.series().position());
            spots.computeIfAbsent(spot, any -> new DryRunCount()).add(old, fresh, refused.orElse(null));
        }
    }

    private static boolean isAt(Source source, String path) {
        return source.from().toString().equals(path);
    }

    private static List<Line> lines(Map<Spot, DryRunCount> spots) {
        var lines = new ArrayList<Line>();
        spots.forEach((spot, count) -> lines.add(count.line(spot.device(), spot.position())));
        return List.copyOf(lines);
    }
}
