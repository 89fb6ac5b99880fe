package muster.shared;

import java.time.Instant;
import java.util.List;

/** Something happened: who, when, and what changed. Published inside the transaction; the record is kept with it. */
public interface DomainEvent {

    By by();

    Instant at();

    List<Change> changes();
}
