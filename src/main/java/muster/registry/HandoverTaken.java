package muster.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.registry.HandoverState.Part;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;

/** Secrets of a batch left the house, or were thrown away because nobody came for them. */
public record HandoverTaken(Batch batch, Change change, By by, Instant at) implements DomainEvent {

    static HandoverTaken file(Batch batch, By by, Instant at) {
        return new HandoverTaken(batch, Change.of("handover.file-taken", batch.subject(), Map.of()), by, at);
    }

    static HandoverTaken labels(Batch batch, Part part, By by, Instant at) {
        var which = Map.of("labels", part.from() + "–" + part.to());
        return new HandoverTaken(batch, Change.of("handover.labels-taken", batch.subject(), which), by, at);
    }

    static HandoverTaken everything(Batch batch, By by, Instant at) {
        return new HandoverTaken(batch, Change.of("handover.all-taken", batch.subject(), Map.of()), by, at);
    }

    static HandoverTaken byNobody(Batch batch, By by, Instant at) {
        return new HandoverTaken(batch, Change.of("handover.expired", batch.subject(), Map.of()), by, at);
    }

    @Override
    public List<Change> changes() {
        return List.of(change);
    }
}
