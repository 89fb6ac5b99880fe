package muster.telemetry.ingest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import muster.shared.DeviceId;
import muster.telemetry.lessons.Lessons;
import org.springframework.stereotype.Component;

/** Reads kept messages of one model once more. */
@Component
class Again {

    private final Reader reader;
    private final Profiles profiles;

    Again(Reader reader, Profiles profiles) {
        this.reader = reader;
        this.profiles = profiles;
    }

    /** The devices of a model among those that said these messages. */
    Map<DeviceId, Profile> devices(List<RawMessage> messages, String model) {
        var known = profiles.of(messages.stream().map(RawMessage::device).collect(Collectors.toSet()));
        known.values().removeIf(profile -> !profile.model().equals(model));
        return known;
    }

    /** Their messages, each read as if it came now. */
    List<Understood> read(List<RawMessage> messages, Map<DeviceId, Profile> devices, Lessons lessons) {
        return messages.stream()
                .filter(message -> devices.containsKey(message.device()))
                .map(message -> read(message, devices, lessons))
                .toList();
    }

    Understood read(RawMessage message, Map<DeviceId, Profile> devices, Lessons lessons) {
        var arrived = new Arrived(
                message.device(), message.payload(), message.receivedAt(), false, 0, message.topic(), null, true, null);
        return reader.read(arrived, devices.get(message.device()), lessons);
    }
}
