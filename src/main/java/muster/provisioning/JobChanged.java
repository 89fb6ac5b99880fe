package muster.provisioning;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.JobId;

/** A job was made, given another day, or called off. */
public record JobChanged(JobId job, Change change, By by, Instant at) implements DomainEvent {

    @Override
    public List<Change> changes() {
        return List.of(change);
    }
}
