package muster.connectivity;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;

/** A device said who it is and what it runs; what it said is in the registry's self reports. */
public record DeviceReported(DeviceId device, By by, Instant at, List<Change> changes) implements DomainEvent {}
