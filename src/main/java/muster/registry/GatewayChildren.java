package muster.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import muster.access.Actor;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.shared.DeviceId;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do about the devices that speak through a gateway. */
@Service
public class GatewayChildren {

    private static final String SERIAL = "serial";

    private final Gateways gateways;
    private final Devices devices;
    private final DeviceModels models;

    GatewayChildren(Gateways gateways, Devices devices, DeviceModels models) {
        this.gateways = gateways;
        this.devices = devices;
        this.models = models;
    }

    /**
     * From now on the device of this serial number, as typed, speaks through the gateway. Twice is once.
     *
     * @return the device
     * @throws Invalid where that serial number is nobody's, or its device cannot speak through this gateway
     * @throws NotFound where there is no such gateway to see
     * @throws Refused {@code registry.gateway.none} where it is none
     */
    @Transactional
    public Device add(DeviceId gateway, String typed, String reason, Actor actor) {
        var through = devices.findById(gateway).orElseThrow(NotFound::new);
        var model = modelOf(through)
                .filter(known -> known.broker().hasChildren())
                .orElseThrow(() -> new Refused("registry.gateway.none"));
        var child = gateways.lock(named(typed, model).id());
        if (child.customerId() != null
                && through.customerId() != null
                && !Objects.equals(child.customerId(), through.customerId())) {
            throw new Invalid(SERIAL, "registry.gateway.elsewhere");
        }
        var now = gateways.gatewayOf(child.id()).filter(other -> !other.equals(gateway));
        if (now.isPresent()) {
            var other = devices.findById(now.get()).map(Device::serial).orElse("");
            throw new Invalid(SERIAL, "registry.child.taken", child.serial(), other);
        }
        gateways.link(child.id(), gateway, reason, actor);
        return child;
    }

    private Device named(String typed, DeviceModel gateway) {
        var named = devices.findBySerialFolded(SerialNumber.fold(typed));
        if (named.isEmpty()) {
            throw new Invalid(SERIAL, "registry.child.unknown");
        }
        var fitting = named.stream()
                .filter(device -> modelOf(device).filter(gateway::speaksFor).isPresent())
                .toList();
        if (fitting.isEmpty()) {
            var other = named.getFirst();
            var name = modelOf(other).map(DeviceModel::name).orElse(other.model());
            throw new Invalid(SERIAL, "registry.child.model", other.serial(), name);
        }
        return onlyOne(fitting, typed);
    }

    private static Device onlyOne(List<Device> fitting, String typed) {
        var exact = fitting.stream()
                .filter(device -> fitting.size() == 1 || device.serial().equals(typed))
                .toList();
        if (exact.size() != 1) {
            throw new Invalid(SERIAL, "registry.child.several");
        }
        return exact.getFirst();
    }

    private Optional<DeviceModel> modelOf(Device device) {
        return models.find(ModelKey.of(device.model()));
    }

    /**
     * From now on nobody speaks for the device. Twice is once.
     *
     * @throws Refused {@code registry.child.of-another} where it speaks through another gateway meanwhile
     */
    @Transactional
    public void takeAway(DeviceId gateway, DeviceId child, String reason, Actor actor) {
        var through = devices.findById(gateway).orElseThrow(NotFound::new);
        var serial = gateways.lock(child).serial();
        var now = gateways.gatewayOf(child);
        if (now.isPresent() && !now.get().equals(through.id())) {
            throw new Refused("registry.child.of-another", serial);
        }
        gateways.unlink(child, reason, actor);
    }
}
