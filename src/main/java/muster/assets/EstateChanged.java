package muster.assets;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** A customer, a site, an asset or a position was added or changed; the change says which and what. */
public record EstateChanged(By by, Instant at, List<Change> changes) implements DomainEvent {

    static EstateChanged of(By by, Instant at, Change change) {
        return new EstateChanged(by, at, List.of(change));
    }
}
