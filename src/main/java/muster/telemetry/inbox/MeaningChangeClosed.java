package muster.telemetry.inbox;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** Somebody looked at what a new firmware changed, and closed it with a note. */
public record MeaningChangeClosed(By by, Instant at, List<Change> changes) implements DomainEvent {}
