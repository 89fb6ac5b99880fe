package muster.assets;

import java.util.Map;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.registry.Device;
import muster.registry.Registry;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.Subject;
import org.springframework.stereotype.Component;

/** What the record tells of tenures. */
@Component
class TenureChanges {

    private final Registry registry;
    private final DeviceModels models;

    TenureChanges(Registry registry, DeviceModels models) {
        this.registry = registry;
        this.models = models;
    }

    Change ended(String action, Place place, DeviceId device, Map<String, String> was) {
        return Change.of(action, subject(place), Map.of())
                .also(neighbours(place, device))
                .instead(was);
    }

    Subject subject(Place place) {
        return Subject.of("position", place.position(), place.label());
    }

    Map<String, String> values(Place place, DeviceId device) {
        return Map.of("device", serialOf(device), "site", place.siteName());
    }

    Map<String, String> values(Place place, DeviceId device, String channel) {
        return Map.of("channel", labelOf(device, channel), "device", serialOf(device), "site", place.siteName());
    }

    private String serialOf(DeviceId device) {
        return registry.find(device).map(Device::serial).orElse(device.toString());
    }

    private String labelOf(DeviceId device, String channel) {
        return registry.find(device)
                .flatMap(known -> models.find(ModelKey.of(known.model())))
                .map(model -> model.labelOf(channel))
                .orElse(channel);
    }

    Subject[] neighbours(Place place, DeviceId device) {
        return new Subject[] {
            Subject.of("device", device, ""),
            Subject.of("asset", place.asset(), place.assetName()),
            Subject.of("site", place.site(), place.siteName())
        };
    }
}
