package muster.demo.fleet;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** Customers, sites and assets came with the sample fleet. */
record SampleLoaded(By by, Instant at, List<Change> changes) implements DomainEvent {}
