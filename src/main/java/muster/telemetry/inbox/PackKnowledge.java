package muster.telemetry.inbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.FirmwareRange;
import muster.catalog.Mapping;
import muster.catalog.ValuePath;
import muster.shared.Invalid;
import muster.telemetry.lessons.Lesson;
import org.springframework.stereotype.Component;

/** What the pack of a model says of a field today: packs are updated while decisions stay. */
@Component
class PackKnowledge {

    private final DeviceModels models;

    PackKnowledge(DeviceModels models) {
        this.models = models;
    }

    /** True when a mapping for this firmware reads or ignores the field itself. */
    boolean knows(UnknownFieldRow field) {
        try {
            var path = ValuePath.of(field.path());
            return mappings(field).stream().anyMatch(mapping -> mapping.knows(path));
        } catch (IllegalArgumentException noPath) {
            return false;
        }
    }

    /** The firmware that the pack says sends payloads alike. */
    FirmwareRange range(UnknownFieldRow field) {
        return mappings(field).stream().map(Mapping::firmware).findFirst().orElse(FirmwareRange.ALL);
    }

    /** Quantities of the device as a whole that the pack reads from somewhere else. */
    Set<String> taken(UnknownFieldRow field) {
        return mappings(field).stream()
                .flatMap(mapping -> mapping.sources().stream())
                .filter(source -> source.channel() == null)
                .map(source -> source.quantity().name())
                .collect(Collectors.toSet());
    }

    /** A pack reads each quantity of a device, or of one of its channels, once. */
    void refuse(UnknownFieldRow field, Lesson lesson) {
        var mappings = mappings(field);
        if (mappings.stream().anyMatch(mapping -> mapping.knows(lesson.path()))) {
            throw new Invalid("quantity", "telemetry.inbox.pack-knows");
        }
        var source = lesson.source();
        if (source != null
                && mappings.stream()
                        .anyMatch(mapping -> mapping.source(source.quantity().name(), source.channel())
                                .isPresent())) {
            throw new Invalid("quantity", "telemetry.inbox.quantity-read");
        }
    }

    private List<Mapping> mappings(UnknownFieldRow field) {
        return models.find(field.key()).stream()
                .flatMap(model -> mappings(model, field.firmware()).stream())
                .toList();
    }

    private static List<Mapping> mappings(DeviceModel model, String firmware) {
        var version = model.versionOf(firmware).orElse(null);
        return model.mappings().stream()
                .filter(mapping -> mapping.firmware().holdsFor(version))
                .toList();
    }
}
