package muster.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Says which row of the table an event takes. Machines cost more to build than to ask, and threads are virtual, so a
 * few machines are lent out instead of one being kept for each thread.
 */
@Component
class LifecycleEngine {

    private final List<Transition> rows;
    private final BlockingQueue<LifecycleMachine> idle =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    @Autowired
    LifecycleEngine() {
        this(LifecycleTable.ROWS);
    }

    LifecycleEngine(List<Transition> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The row that leads on; empty when there is none, or when what it requires is not met. */
    Optional<Transition> take(State from, LifecycleEvent event, LifecycleFacts facts) {
        var to = lead(from, event, facts);
        return rows.stream()
                .filter(row -> row.from() == from && row.event() == event && row.to() == to)
                .findFirst();
    }

    private State lead(State from, LifecycleEvent event, LifecycleFacts facts) {
        var lent = idle.poll();
        var machine = lent == null ? new LifecycleMachine(rows) : lent;
        var to = machine.ask(from, event, facts);
        idle.offer(machine); // not given back after an exception, and let go when enough are idle
        return to;
    }
}
