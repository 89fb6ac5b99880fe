package muster.lifecycle;

import java.util.Set;

/** One row of the table: a permitted move, what it requires, who may make it and where. */
record Transition(State from, LifecycleEvent event, State to, Requirement requires, Door door, Set<Doer> allowedTo) {

    boolean allows(Doer doer) {
        return allowedTo.contains(doer);
    }
}
