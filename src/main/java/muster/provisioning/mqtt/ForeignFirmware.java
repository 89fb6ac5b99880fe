package muster.provisioning.mqtt;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.mqtt.ForeignSpeech;
import muster.registry.Credentials;
import muster.registry.Device;
import muster.registry.NamedDevices;
import muster.registry.NamedDevices.Called;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;

/** Devices whose firmware is their maker's: who stands behind a user name, and what such a device may say and hear. */
@Component
class ForeignFirmware implements ForeignSpeech {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** So many devices may bear a name before it is worth nothing at the door. */
    private static final int MOST_NAMESAKES = 5;

    private static final int LONGEST_NAME = 100;

    private final DeviceModels models;
    private final NamedDevices named;
    private final Registry registry;
    private final Credentials credentials;

    ForeignFirmware(DeviceModels models, NamedDevices named, Registry registry, Credentials credentials) {
        this.models = models;
        this.named = named;
        this.registry = registry;
        this.credentials = credentials;
    }

    /** By its id, or by the name it has in its topics; of several who bear the name, the one whose secret it is. */
    Optional<DeviceId> behind(String userName, byte[] password) {
        if (ID.matcher(userName).matches()) {
            return registry.find(new DeviceId(UUID.fromString(userName)))
                    .filter(device ->
                            modelOf(device).filter(DeviceModel::isForeign).isPresent())
                    .map(Device::id);
        }
        if (userName.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        var called = models.namesOf(userName).entrySet().stream()
                .flatMap(names -> names.getValue().stream().map(name -> new Called(names.getKey(), name)))
                .toList();
        var bearers = named.find(called).values().stream()
                .flatMap(List::stream)
                .map(NamedDevices.Named::id)
                .distinct()
                .toList();
        // whoever bears the name without the secret is nobody here, so that the door tells of no device
        return bearers.size() > MOST_NAMESAKES
                ? Optional.empty()
                : bearers.stream()
                        .filter(device -> credentials.verify(device, password).isPresent())
                        .findFirst();
    }

    /** Whether this connection is to be treated as a maker's firmware, which cannot ask for a credential of its own. */
    boolean isSpokenBy(Device device, boolean inItsOwnWay) {
        return modelOf(device)
                .filter(model -> model.isForeign() && (inItsOwnWay || !model.speaksOurs()))
                .isPresent();
    }

    /** As what {@link ForeignSpeech} is asked about a device. */
    static String speaker(Device device) {
        return device.model() + " " + device.serial();
    }

    @Override
    public List<String> filters() {
        return List.copyOf(models.foreignTopics());
    }

    @Override
    public boolean maySay(String speaker, String topic) {
        return known(speaker).anyMatch(model -> model.maySay(serialOf(speaker), topic));
    }

    @Override
    public boolean mayHear(String speaker, String filter) {
        return known(speaker).anyMatch(model -> model.mayHear(serialOf(speaker), filter));
    }

    private Stream<DeviceModel> known(String speaker) {
        return models.find(ModelKey.of(speaker.substring(0, speaker.indexOf(' ')))).stream();
    }

    private static String serialOf(String speaker) {
        return speaker.substring(speaker.indexOf(' ') + 1);
    }

    private Optional<DeviceModel> modelOf(Device device) {
        return models.find(ModelKey.of(device.model()));
    }
}
