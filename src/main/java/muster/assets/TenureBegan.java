package muster.assets;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.DomainEvent;
import muster.shared.PositionId;

/** From this moment on a device holds a position. */
public record TenureBegan(PositionId position, DeviceId device, By by, Instant at, List<Change> changes)
        implements DomainEvent {}
