package muster.lifecycle;

import java.util.Set;

/** All that is known about a device at the moment of the question. */
public record LifecycleFacts(Set<Fact> known) {

    public LifecycleFacts {
        known = Set.copyOf(known);
    }

    public static LifecycleFacts of(Fact... known) {
        return new LifecycleFacts(Set.of(known));
    }

    public boolean know(Fact fact) {
        return known.contains(fact);
    }
}
