package muster.shared;

import java.time.Instant;
import java.util.Optional;

/** Tells who changed a thing last; the record knows. */
public interface LastChanges {

    /** Who, and when. */
    record LastChange(String person, Instant at) {}

    Optional<LastChange> of(Id subject);
}
