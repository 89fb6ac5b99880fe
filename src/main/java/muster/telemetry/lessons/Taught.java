package muster.telemetry.lessons;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.catalog.Mapping;
import muster.catalog.Source;
import org.jspecify.annotations.Nullable;

/** A pack's mapping together with the lessons that hold beside it. Where the pack itself knows better, it counts. */
public record Taught(Mapping mapping, Map<Taught.Key, String> revisions) {

    /** What of a device a source reads. */
    record Key(String quantity, @Nullable String channel) {

        static Key of(Source source) {
            return new Key(source.quantity().name(), source.channel());
        }
    }

    /** As the pack alone has it. */
    static Taught nothing(Mapping mapping) {
        return new Taught(mapping, Map.of());
    }

    static Taught by(Mapping mapping, List<Lesson> lessons) {
        var revisions = new HashMap<Key, String>();
        var held = lessons.stream()
                .filter(lesson -> holds(mapping, lesson))
                .filter(lesson -> lesson.source() == null
                        || revisions.putIfAbsent(Key.of(lesson.source()), lesson.revision()) == null)
                .toList();
        var sources = held.stream().map(Lesson::source).filter(Objects::nonNull).toList();
        var unwanted = held.stream()
                .filter(lesson -> lesson.source() == null)
                .map(Lesson::path)
                .toList();
        return new Taught(mapping.with(sources, unwanted), Map.copyOf(revisions));
    }

    /** False when the pack reads or ignores the place itself, or reads the quantity from somewhere else. */
    public static boolean holds(Mapping mapping, Lesson lesson) {
        var source = lesson.source();
        return !mapping.knows(lesson.path())
                && (source == null
                        || mapping.source(source.quantity().name(), source.channel())
                                .isEmpty());
    }

    /** The revision by which a quantity is read: the lesson's, or the pack's. */
    public String revision(String quantity, @Nullable String channel) {
        return revisions.isEmpty()
                ? mapping.revision()
                : revisions.getOrDefault(new Key(quantity, channel), mapping.revision());
    }
}
