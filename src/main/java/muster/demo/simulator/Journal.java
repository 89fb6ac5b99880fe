package muster.demo.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last steps of a device, newest first; the same step again only counts up. */
final class Journal {

    private static final int KEPT = 8;

    private final InstantSource clock;
    private final Runnable changed;
    private final Deque<Step> steps = new ArrayDeque<>();

    Journal(InstantSource clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    void note(Deed deed) {
        note(deed, "");
    }

    void note(Deed deed, Object detail) {
        write(clock.instant(), deed, detail.toString());
        changed.run();
    }

    /** Something else than its steps changed. */
    void changed() {
        changed.run();
    }

    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    private synchronized void write(Instant now, Deed deed, String detail) {
        var last = steps.peekFirst();
        if (last != null && last.isLike(deed, detail)) {
            steps.removeFirst();
            steps.addFirst(last.again(now));
            return;
        }
        steps.addFirst(new Step(now, deed, detail, 1));
        if (steps.size() > KEPT) {
            steps.removeLast();
        }
    }
}
