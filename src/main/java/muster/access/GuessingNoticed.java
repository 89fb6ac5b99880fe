package muster.access;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** Somebody tried wrong passwords or codes until the door closed. */
public record GuessingNoticed(String key, By by, Instant at, List<Change> changes) implements DomainEvent {}
