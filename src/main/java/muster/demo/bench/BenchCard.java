package muster.demo.bench;

import java.util.List;
import muster.catalog.DeviceModel;
import muster.demo.simulator.Condition;
import muster.demo.simulator.Fault;
import muster.lifecycle.State;
import muster.registry.ClaimCode;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A device as it lies on the bench.
 *
 * @param link the label's link, null for a device that is at work already
 * @param code the label's code in its groups, null for a device that is at work already
 * @param event the name of the live event that tells of it
 */
public record BenchCard(
        DeviceId id,
        String serial,
        String model,
        String hardware,
        State state,
        Condition now,
        List<Fault> faults,
        @Nullable String link,
        @Nullable String code,
        String event) {

    static BenchCard of(DemoDevice device, DeviceModel model, State state, Condition now, String publicAddress) {
        boolean inBox = device.place() == DemoDevice.Place.BOX;
        var code = new ClaimCode(device.claimCode());
        return new BenchCard(
                device.id(),
                device.serial(),
                model.name(),
                device.hardware(),
                state,
                now,
                inBox ? List.of(Fault.values()) : AT_WORK,
                inBox ? publicAddress + "/a/" + code.inLink() : null,
                inBox ? code.grouped() : null,
                SimulatorRoom.eventOf(device.id()));
    }

    /** What can still go wrong with a device that has its own secret and its settings. */
    private static final List<Fault> AT_WORK =
            List.of(Fault.OLD_FIRMWARE, Fault.WRONG_UNIT, Fault.OUT_OF_RANGE, Fault.SILENT_AFTER_FIRST, Fault.CLONE);
}
