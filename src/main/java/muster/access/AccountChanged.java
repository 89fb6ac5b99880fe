package muster.access;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.UserId;

/** Something about a person's account changed. */
public record AccountChanged(UserId user, By by, Instant at, List<Change> changes) implements DomainEvent {}
