package muster.demo.bench;

import java.util.Optional;
import muster.demo.simulator.FactorySheet;
import muster.demo.simulator.Fault;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A simulated device, with what only its factory and its label know.
 *
 * @param claimCode as on the label, without its groups
 * @param plan the job and position that the sample fleet has for it, null for a device in the box
 */
public record DemoDevice(
        DeviceId id,
        String serial,
        String model,
        String hardware,
        Place place,
        String bootstrap,
        String claimCode,
        @Nullable Plan plan,
        boolean powered,
        @Nullable Fault fault) {

    /** Where it is found: still in the installer's box, or at work somewhere. */
    public enum Place {
        BOX,
        FLEET
    }

    FactorySheet sheet() {
        return new FactorySheet(id.toString(), serial, model, hardware, bootstrap);
    }

    public Optional<Plan> planned() {
        return Optional.ofNullable(plan);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return model + " " + serial;
    }
}
