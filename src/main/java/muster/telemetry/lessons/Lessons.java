package muster.telemetry.lessons;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.Mapping;

/** All lessons that hold at a moment. Does not change; what it composes it remembers. */
public final class Lessons {

    public static final Lessons NONE = new Lessons(0, List.of());

    private record Asked(Mapping mapping, List<String> revisions) {}

    private final long version;
    private final List<Lesson> all;
    private final Map<String, List<Lesson>> byModel;
    private final Map<Asked, Taught> composed = new ConcurrentHashMap<>();

    Lessons(long version, List<Lesson> all) {
        this.version = version;
        this.all = List.copyOf(all);
        this.byModel = all.stream().collect(Collectors.groupingBy(Lesson::model));
    }

    long version() {
        return version;
    }

    public boolean has(String revision) {
        return all.stream().anyMatch(lesson -> lesson.revision().equals(revision));
    }

    /** One that is there. */
    public Lesson lesson(String revision) {
        return all.stream()
                .filter(lesson -> lesson.revision().equals(revision))
                .findFirst()
                .orElseThrow();
    }

    /** The same with another lesson about its field in the place of any there was, as if it were decided. */
    public Lessons with(Lesson candidate) {
        var others = all.stream()
                .filter(lesson -> !(lesson.model().equals(candidate.model())
                        && lesson.path().equals(candidate.path())
                        && lesson.firmware().overlaps(candidate.firmware())));
        return new Lessons(version, Stream.concat(Stream.of(candidate), others).toList());
    }

    /** The mapping that reads messages of this firmware, as it was reported. */
    public Taught on(Mapping mapping, DeviceModel model, String firmware) {
        var known = byModel.get(model.key().toString());
        if (known == null) {
            return Taught.nothing(mapping);
        }
        var held =
                known.stream().filter(lesson -> lesson.isFor(model, firmware)).toList();
        return held.isEmpty()
                ? Taught.nothing(mapping)
                : composed.computeIfAbsent(
                        new Asked(mapping, held.stream().map(Lesson::revision).toList()),
                        asked -> Taught.by(mapping, held));
    }
}
