package muster.telemetry.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import muster.catalog.DeviceModel;
import muster.catalog.Source;
import org.jspecify.annotations.Nullable;

/** Which quantities the packs read from fields of which name. */
final class Learned {

    /** One field that a pack reads. */
    record Lesson(
            String maker,
            String model,
            String quantity,
            @Nullable String unit) {}

    private record Named(String name, Lesson lesson) {}

    private final Map<String, List<Lesson>> byName;

    Learned(Collection<DeviceModel> models) {
        byName = models.stream()
                .flatMap(model -> model.mappings().stream()
                        .flatMap(mapping -> mapping.sources().stream())
                        .map(source -> named(model, source))
                        .distinct())
                .collect(Collectors.groupingBy(Named::name, Collectors.mapping(Named::lesson, Collectors.toList())));
    }

    private static Named named(DeviceModel model, Source source) {
        return new Named(
                Names.joined(Names.leaf(source.from().toString())),
                new Lesson(model.key().maker(), model.name(), source.quantity().name(), source.unit()));
    }

    /** The fields that are called so, however they are spelled. */
    List<Lesson> called(String joined) {
        return byName.getOrDefault(joined, List.of());
    }
}
