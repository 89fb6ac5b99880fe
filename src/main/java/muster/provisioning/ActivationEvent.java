package muster.provisioning;

import java.time.Instant;
import java.util.List;
import muster.shared.ActivationId;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/** Something happened to an activation; the change says what, in the words of the record. */
public sealed interface ActivationEvent extends DomainEvent {

    ActivationId activation();

    DeviceId device();

    Change change();

    @Override
    default List<Change> changes() {
        return List.of(change());
    }

    /** All lines hold: the device works. */
    record Activated(ActivationId activation, DeviceId device, Change change, By by, Instant at)
            implements ActivationEvent {}

    /** The claim was taken back. */
    record Undone(ActivationId activation, DeviceId device, Change change, By by, Instant at)
            implements ActivationEvent {}

    /** Support let a line pass. */
    record Excused(ActivationId activation, DeviceId device, Change change, By by, Instant at)
            implements ActivationEvent {}

    /** A person saw the device answer. */
    record Seen(ActivationId activation, DeviceId device, Change change, By by, Instant at)
            implements ActivationEvent {}
}
