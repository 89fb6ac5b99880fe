package muster.mqtt.bridge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in order per key, different keys side by side. A lane is a virtual thread that lives while it has work. Only so
 * many work at the same moment: a task may hold one database connection and want a second one, and when a whole fleet
 * comes or goes at once, nobody must be left holding one while nobody has two. Whoever waits for another attempt holds
 * up its own lane and nobody else's.
 */
public final class Lanes {

    /** A piece of work, which may take several attempts. */
    @FunctionalInterface
    public interface Work {

        /** Tries once; how long to wait before the next attempt, or null when there shall be none. */
        @Nullable
        Duration attempt();
    }

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    /** Two instances with this many, each with two connections, leave some of the sixteen in the pool for people. */
    private static final int AT_ONCE = 3;
    /** So many lanes may be busy before work that may be declined is declined. */
    private static final int MOST_LANES = 1_000;

    private final Semaphore hands = new Semaphore(AT_ONCE, true);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<String, Deque<Work>> waiting = new HashMap<>();
    private final String name;
    private final int longest;
    private long letGo;

    /** Lanes in each of which so much work may wait. */
    public Lanes(String name, int longest) {
        this.name = name;
        this.longest = longest;
    }

    /** Queues work that must not be declined; where too much waits in its lane, the oldest of it is let go. */
    public void run(String key, Work work) {
        synchronized (waiting) {
            var lane = waiting.get(key);
            if (lane == null) {
                open(key, work);
                return;
            }
            lane.add(work);
            if (lane.size() > longest) {
                lane.remove();
                sayLetGo(key);
            }
        }
    }

    /** Queues work behind whatever the lane is busy with; false when it is not busy. */
    boolean runIfBusy(String key, Work work) {
        synchronized (waiting) {
            var lane = waiting.get(key);
            return lane != null && lane.add(work);
        }
    }

    /** Queues work, unless too much is waiting; false when it was declined. */
    public boolean offer(String key, Work work) {
        synchronized (waiting) {
            var lane = waiting.get(key);
            if (lane == null ? waiting.size() >= MOST_LANES : lane.size() >= longest) {
                return false;
            }
            run(key, work);
            return true;
        }
    }

    /** Whether all work was done within the time. */
    public boolean awaitIdle(Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        synchronized (waiting) {
            try {
                for (var left = until - System.nanoTime(); !waiting.isEmpty(); left = until - System.nanoTime()) {
                    if (left <= 0) {
                        return false;
                    }
                    waiting.wait(Math.max(1, left / 1_000_000));
                }
                return true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** From now on nothing waits for another attempt. */
    public void stop() {
        stopping.countDown();
    }

    /** Whoever lets go of one piece of work lets go of many: said of the first, the second, the fourth, and so on. */
    private void sayLetGo(String key) {
        letGo++;
        if (Long.bitCount(letGo) == 1) {
            log.warn("Too much is waiting in lane {} of {}, the oldest of it is let go; so far {}", key, name, letGo);
        }
    }

    private void open(String key, Work work) {
        waiting.put(key, new ArrayDeque<>());
        Thread.ofVirtual().name(name + "-" + key).start(() -> drive(key, work));
    }

    private void drive(String key, Work first) {
        for (@Nullable Work work = first; work != null; work = next(key)) {
            try {
                finish(work);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error failure) {
                log.error("Work of lane {} failed", key, failure);
            }
        }
    }

    private void finish(Work work) throws InterruptedException {
        var pause = attempt(work);
        while (pause != null && !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            pause = attempt(work);
        }
    }

    private @Nullable Duration attempt(Work work) {
        hands.acquireUninterruptibly();
        try {
            return work.attempt();
        } finally {
            hands.release();
        }
    }

    private @Nullable Work next(String key) {
        synchronized (waiting) {
            var lane = waiting.get(key);
            var work = lane == null ? null : lane.poll();
            if (work == null) {
                waiting.remove(key);
                waiting.notifyAll();
            }
            return work;
        }
    }
}
