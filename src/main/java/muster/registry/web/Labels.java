package muster.registry.web;

import java.util.List;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.registry.ClaimCode;
import muster.registry.DeviceSecrets;
import org.springframework.stereotype.Component;

/** Draws labels. */
@Component
class Labels {

    private final DeviceModels models;
    private final PublicAddress address;

    Labels(DeviceModels models, PublicAddress address) {
        this.models = models;
        this.address = address;
    }

    List<LabelView> of(String model, List<DeviceSecrets> devices) {
        var name = nameOf(model);
        return devices.stream()
                .map(device ->
                        LabelView.of(name, device.serial(), device.claimCode(), address.linkOf(device.claimCode())))
                .toList();
    }

    LabelView of(String model, String serial, ClaimCode code) {
        return LabelView.of(nameOf(model), serial, code, address.linkOf(code));
    }

    /** True when no phone could follow what is printed. */
    boolean leadNowhere() {
        return address.isThisMachineOnly();
    }

    private String nameOf(String model) {
        return models.find(ModelKey.of(model)).map(known -> known.name()).orElse(model);
    }
}
